import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { failedMessages, noteLeft } from '@jinlin/backend/inbox/failedMessages'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { markForStaff } from '@jinlin/backend/inbox/markForStaff'
import { personWriting } from '@jinlin/backend/inbox/personWriting'
import { tellWriter } from '@jinlin/backend/inbox/tellWriter'
import { logger } from '@jinlin/backend/infra/logger'
import { metrics } from '@jinlin/backend/infra/metrics'
import { giveBackKept } from '@jinlin/backend/notifications/news'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { momentText } from '@jinlin/domain/clocks/countdown'
import { maskName } from '@jinlin/domain/people/mask'
import { spaced } from '@jinlin/domain/words/spaced'
import { dutyOfficer } from '../dialogue/dutyOfficer'
import { leftMark, messageNames, notHandled } from '../words/media'

const atOnce = 20
/** A message is marked once; marks are of no use after the message itself is gone. */
const spanMs = 30 * 86_400_000
/** So long after a message was sent telling people of it is tried again, in ms; then it is for the operators alone. */
const patientMs = 600_000
/** So many letters of the words stand in the mark. */
const mostQuoted = 60

/** Leaves to people what no try could handle: a log line and a figure for the operators, a mark for the duty officer, a word to the writer; the news its reply was to bring waits on. Resolves to how many. */
export async function sweepFailed(now: Date): Promise<number> {
  const failed = await failedMessages(atOnce)
  for (const inbound of failed) {
    await giveBackKept(inbound.key)
    const told = await tell(inbound, now)
    if (!told && now.getTime() - inbound.sentAt.getTime() < patientMs) continue
    if (!(await noteLeft(inbound.key, now))) continue
    const { kind } = inbound.content
    metrics.messagesLeft.inc({ kind })
    logger.error({ key: inbound.key, kind, account: inbound.accountKey }, 'a message was given up')
  }
  return failed.length
}

async function tell(inbound: Inbound, now: Date): Promise<boolean> {
  try {
    await leaveToPeople(inbound, now)
    return true
  } catch (error) {
    logger.error({ err: error, key: inbound.key }, 'nobody could be told of a message that was given up')
    return false
  }
}

const isMessage = (kind: string): kind is keyof typeof messageNames => Object.hasOwn(messageNames, kind)

/** What people said is shown to people; taps and events are said again by whoever needs them. */
async function leaveToPeople({ key, accountKey, openid, sentAt, content }: Inbound, now: Date): Promise<void> {
  const account = await AccountModel.findById(accountKey).lean()
  if (!account || !isMessage(content.kind)) return
  const { _id: userId } = await personWriting(account, openid, now)
  const officer = await dutyOfficer({ account, names: await areaNames() })
  const at = momentText(sentAt, now)
  if (officer) {
    const person = maskName((await actorOf(userId)).name)
    const text = leftMark({ account: account.name, person, at, what: messageNames[content.kind], ...quoted(content) })
    await markForStaff({ about: `left-${key}`, spanMs }, officer.userId, spaced(text), now)
  }
  const text = spaced(notHandled({ at, officer: officer !== undefined }))
  await tellWriter({ id: `${key}-left`, userId, accountKey, text }, now)
}

function quoted(content: Inbound['content']): { words?: string } {
  const said = content.kind === 'text' ? content.text : content.kind === 'voice' ? content.recognition : undefined
  return said ? { words: [...said].slice(0, mostQuoted).join('') } : {}
}
