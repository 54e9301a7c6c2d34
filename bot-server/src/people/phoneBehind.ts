import { serverEnv } from '@jinlin/backend/infra/env'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { DomainError } from '@jinlin/domain/errors'
import { takeFrom } from '../http/limits'

/** The number behind a code of WeChat's phone button; `code_invalid` for a code that is used or unknown, or of a number of another country. Each answer costs money: a person asks five times a minute at most. */
export async function phoneBehind(userId: string, phoneCode: string): Promise<string> {
  await takeFrom('phoneCode', userId)
  const wechat = await wechatFor(serverEnv().MINIAPP_ID)
  return wechat.phoneOf(phoneCode).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'code_invalid')
      throw new DomainError('code_invalid', { ...error.details, field: 'phoneCode' })
    throw error
  })
}
