import { serverEnv } from '@jinlin/backend/infra/env'
import type { CallbackAccount } from './accountSecrets'

/** The mini-program as its message push needs it, from the environment; undefined for any other app, and while no push is set up. */
export function miniSecrets(appId: string): CallbackAccount | undefined {
  const { MINIAPP_ID, MINIAPP_ORIGINAL_ID, MINIAPP_PUSH_TOKEN, MINIAPP_PUSH_KEY, MINIAPP_PUSH_MODE } = serverEnv()
  if (MINIAPP_PUSH_TOKEN === '' || appId !== MINIAPP_ID) return undefined
  return {
    key: `mini:${appId}`,
    appId,
    originalId: MINIAPP_ORIGINAL_ID,
    mode: MINIAPP_PUSH_MODE,
    token: MINIAPP_PUSH_TOKEN,
    encodingAesKey: MINIAPP_PUSH_KEY,
  }
}
