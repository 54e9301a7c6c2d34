import { maskName, masterName } from '../people/mask'
import type { Role } from '../people/roles'

/** A person who works on a case, masked: 李师傅, else 王**. The one rule for all sides and screens; a name that is masked already stays as it is. */
export const personText = (name: string, role: Role | undefined): string =>
  role === 'tradesperson' ? masterName(name) : maskName(name)

/** 「编号 000123」 is what people see of `150902-2026-000123`. */
export const shortNumber = (number: string): string => number.split('-').at(-1) ?? number

/** An id of a department as an actor's grant has it: `150902-housing`, or `housing` alone. */
export const departmentCode = (departmentId: string): string => departmentId.split(/[-/:]/).at(-1) ?? departmentId
