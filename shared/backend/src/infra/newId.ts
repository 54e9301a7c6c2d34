import { randomBytes } from 'node:crypto'

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const timePart = (at: Date): string => {
  let rest = at.getTime()
  let text = ''
  for (let i = 0; i < 10; i += 1) {
    text = letters.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** A new id of 26 characters that sorts by time: 10 of milliseconds, 16 of chance (80 bits). */
export const newId = (now: Date): string => {
  let chance = ''
  for (const byte of randomBytes(16)) chance += letters.charAt(byte & 31)
  return timePart(now) + chance
}

/** The smallest id that could have been made at this moment: for ranges over time by `_id`. */
export const idFloor = (at: Date): string => timePart(at) + '0'.repeat(16)
