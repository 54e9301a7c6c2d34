import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import type { Inbound } from '@jinlin/backend/inbox/inbound'
import { keepLateAnswer } from '@jinlin/backend/inbox/keepLateAnswer'
import { endOwed, owedStanding } from '@jinlin/backend/inbox/owedAnswers'
import { personWriting } from '@jinlin/backend/inbox/personWriting'
import { logger } from '@jinlin/backend/infra/logger'
import { pushLate } from './pushLate'

/**
 * Says an answer that is owed, by customer message, once; safe to run again. What surely did not leave is tried again like any news; what WeChat does not take
 * is kept: it comes first with the next reply, and stands on the news page. What cannot even be kept stays owed.
 */
export async function tellLater(inbound: Inbound, text: string, now: Date): Promise<void> {
  const { accountKey, openid, key } = inbound
  try {
    const standing = await owedStanding(key)
    const account = standing === 'told' ? null : await AccountModel.findById(accountKey).lean()
    if (account) {
      const maybe = { state: 'unknown' } as const
      const ending = standing === 'maybe' ? maybe : await pushLate(account.appId, inbound, text, now)
      if (ending !== 'told')
        await keepLateAnswer(inbound, (await personWriting(account, openid, now))._id, text, ending, now)
    }
    await endOwed(key, now)
  } catch (error) {
    logger.error({ err: error, key }, 'a late answer could not be kept')
  }
}
