import type { FakeAccount } from './types'
import type { World } from './world'

/** The mini-program's own push as an address to deliver to; undefined while none is set up on its page. */
export function miniPush({ options }: World): FakeAccount | undefined {
  const { miniappId, miniappSecret: secret, miniPush: push } = options
  return push && { ...push, key: `mini/${miniappId}`, appId: miniappId, secret, format: push.format ?? 'json' }
}

/** Whether a delivery goes to a mini-program: it has no chat, so nothing of it is shown. */
export const isMini = ({ key }: Pick<FakeAccount, 'key'>): boolean => key.startsWith('mini/')
