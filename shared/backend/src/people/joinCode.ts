import { randomInt } from 'node:crypto'
import { blindIndex } from '../register/vault'

/** No 0 and O, no 1, I and L: read out over the phone nothing is mistaken. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const length = 8

/** How long a code can be used, in milliseconds. */
export const codeMs = 72 * 3_600_000

/** A fresh one-time code: eight characters, 39 bits. */
export const newJoinCode = (): string =>
  Array.from({ length }, () => letters.charAt(randomInt(letters.length))).join('')

/** What is stored of a code: a keyed digest, useless without the server's key. */
export const hashOfCode = (code: string): string => blindIndex('joinCode', code)
