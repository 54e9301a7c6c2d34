import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { serverEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'

/** Whether an account's callbacks prove nothing and are not taken: in plain mode the signature leaves the body out. `WECHAT_PLAIN=1` (and the sandbox) takes them all the same. */
export function isOpenMode({ mode }: { mode: 'plain' | 'compat' | 'safe' }): boolean {
  const { SANDBOX, WECHAT_PLAIN } = serverEnv()
  return mode === 'plain' && SANDBOX !== '1' && WECHAT_PLAIN !== '1'
}

/** Says at the start which accounts are in plain mode, and what becomes of their messages. */
export async function warnOfOpenModes(): Promise<void> {
  const open = await AccountModel.find({ mode: 'plain' }).select('mode').lean()
  for (const { _id, mode } of open) {
    const outcome = isOpenMode({ mode }) ? 'its messages are refused' : 'anybody may forge its messages'
    logger.warn({ account: _id }, `an account is in plain mode: ${outcome}`)
  }
}
