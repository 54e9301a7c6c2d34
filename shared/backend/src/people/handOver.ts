import { createHash, randomBytes } from 'node:crypto'
import { DomainError } from '@jinlin/domain/errors'
import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { HandOverModel } from './HandOverModel'

/** How long a page may take to ask for its session, in milliseconds. */
const handOverMs = 60_000

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** A code by which the page in this browser gets its session, once, within a minute. */
export const handOverTo = async (userId: string, browser: string, now: Date): Promise<string> => {
  const code = randomBytes(24).toString('base64url')
  const until = new Date(now.getTime() + handOverMs)
  await guardWrite(() => HandOverModel.create([{ _id: digest(code), userId, browser: digest(browser), until }]))
  return code
}

/** Whose sign-in a code hands over. `code_invalid` for one that is unknown, used, too old, or of another browser; of two who come at once one gets it. */
export const takeHandOver = async (code: string, browser: string, now: Date): Promise<string> => {
  const mine = { _id: digest(code), browser: digest(browser), until: op({ $gt: now }) }
  const taken = await guardWrite(() => HandOverModel.findOneAndDelete(mine).lean())
  if (!taken) throw new DomainError('code_invalid')
  return taken.userId
}
