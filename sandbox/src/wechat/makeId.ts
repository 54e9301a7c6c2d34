import { randomBytes, randomInt } from 'node:crypto'

/** A made-up id of n letters and digits. */
export const makeId = (length: number) =>
  randomBytes(length).toString('base64url').replace(/[-_]/g, 'x').slice(0, length)

/** A 64-bit message id as decimal digits, too long for a JavaScript number on purpose. */
export const makeMsgId = () => `2${Array.from({ length: 18 }, () => randomInt(10)).join('')}`
