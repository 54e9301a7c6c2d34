import { DomainError } from '@jinlin/domain/errors'
import { logger } from '../infra/logger'
import { metrics } from '../infra/metrics'
import { isNotListed, WechatError } from '../wechat/WechatError'
import { closeUntil, endOfDay } from './closedChannels'
import { noteClosed, shutWindow } from './customerWindow'
import { endConsent } from './subscriptions'
import type { Way } from './waysTo'

/**
 * What to do after a message did not go: `next` = it surely did not arrive and never will this way; `over` = the same, and what the person allowed here is over;
 * `again` = it surely did not arrive, later it may; `once` = the same, but one more try is enough; `shut` = it surely did not arrive, and nothing of this app leaves before a person mends it;
 * `maybe` = the request left and nobody knows.
 */
export type Verdict = 'next' | 'over' | 'again' | 'once' | 'shut' | 'maybe'

/** A template that is set wrongly rests so long, in milliseconds: somebody has been told, and every message would end the same. */
const mendMs = 10 * 60_000

const tokenApi = '/cgi-bin/stable_token'
const shut = [45015, 45047]
const gone = [40003, 43004]
const wronglySet = [40037, 47003, 48001, 41030]
const badToken = [40001, 42001, 40014]

const notWanted = async ({ appId, openid, template }: Way, now: Date): Promise<void> => {
  if (template) await endConsent({ appId, openid, templateId: template.id }, now)
}

const leave = async ({ appId, accountKey, openid, channel, template }: Way, now: Date): Promise<void> => {
  if (accountKey && channel !== 'subscribe') return noteClosed(accountKey, openid, 'left', now)
  if (template) await endConsent({ appId, openid, templateId: template.id }, now)
}

const alarm = async ({ appId, channel, template }: Way, errcode: number, now: Date): Promise<void> => {
  metrics.wechatSetWrongly.inc({ app: appId, errcode: String(errcode) })
  logger.error({ app: appId, channel, template: template?.id, errcode }, 'WeChat refuses a message as it is set')
  const until = new Date(now.getTime() + mendMs)
  await closeUntil(`${appId}|${template?.id ?? channel}`, until, String(errcode))
}

/** Ends what WeChat says the person allows no more; whether the number says so. */
async function endsHere(code: number, way: Way, now: Date): Promise<boolean> {
  if (shut.includes(code) && way.accountKey) await shutWindow(way.accountKey, way.openid)
  else if (gone.includes(code)) await leave(way, now)
  else if (code === 43101) await notWanted(way, now)
  else return false
  return true
}

/** Closes what WeChat says is closed, and tells what to do with the message: each number as it needs. */
async function judgeCode(code: number, way: Way, now: Date): Promise<Verdict> {
  if (await endsHere(code, way, now)) return 'over'
  if (code === 45009) await closeUntil(`${way.appId}|${way.channel}`, endOfDay(now), '45009')
  else if (wronglySet.includes(code)) await alarm(way, code, now)
  // the client has asked for a new token and tried with it already
  else return badToken.includes(code) ? 'once' : 'again'
  return 'next'
}

/** What became of a message whose sending threw; `reason` for the record. */
export async function judge(error: unknown, way: Way, now: Date): Promise<{ verdict: Verdict; reason: string }> {
  if (error instanceof DomainError) return { verdict: 'next', reason: error.code }
  if (!(error instanceof WechatError)) {
    logger.error({ err: error }, 'a message was broken off')
    return { verdict: 'maybe', reason: 'no answer' }
  }
  if (isNotListed(error.errcode)) return { verdict: 'shut', reason: String(error.errcode) }
  // without a token the message itself never left
  if (error.api === tokenApi) return { verdict: 'again', reason: 'no token' }
  if (error.maybeDone) return { verdict: 'maybe', reason: 'no answer' }
  if (error.errcode === 0) return { verdict: 'again', reason: 'not reached' }
  return { verdict: await judgeCode(error.errcode, way, now), reason: String(error.errcode) }
}
