import { givenNames, surnames } from '../words/town'
import type { Random } from './random'

/** Reads 1 man · 2 woman (GB/T 2261.1). */
export type Sex = 1 | 2

/** A made-up name of two or three characters. */
export function makeName(random: Random, sex: Sex, surname = random.pick(surnames)): string {
  const own = sex === 2 ? givenNames.female : givenNames.male
  const first = random.chance(0.45) ? random.pick(givenNames.both) : random.pick(own)
  return random.chance(0.82) ? `${surname}${first}${random.pick(own)}` : `${surname}${random.pick(own)}`
}

/** Phone numbers nobody can have: 1600000xxxx belongs to no network. One town has room for 10,000 on that prefix and 10,000 on each next one. */
export const makePhone = (serial: number): string => `160${String(serial).padStart(8, '0')}`

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** No place in China has this code, so the numbers are nobody's; their check digits are right all the same. */
const nowhere = '159999'

/** Makes identity numbers of 18 characters with a true check digit (GB 11643), each one once. */
export function idNumbers(): (born: string, sex: Sex) => string {
  const births = new Map<string, number>()
  return (born, sex) => {
    const serial = births.get(born) ?? 0
    births.set(born, serial + 1)
    const order = String((serial % 500) * 2 + (sex === 1 ? 1 : 0)).padStart(3, '0')
    const body = `${nowhere}${born.replaceAll('-', '')}${order}`
    const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
    return `${body}${'10X98765432'[sum % 11]}`
  }
}
