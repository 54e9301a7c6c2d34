import { commandLineWords } from '../words/commandLine'
import { CommandRefusal } from './CommandRefusal'
import type { Flag } from './flagKinds'

/** The value of a flag that a command cannot do without; throws CommandRefusal where it was not typed. */
export function required<T>(name: string, value: T | undefined, { takes }: Flag<unknown>): T {
  if (value === undefined) throw new CommandRefusal('flag_missing', commandLineWords.flagMissing(name, takes))
  return value
}
