import { type FakeWechat, startFakeWechat } from '../wechat/startFakeWechat'
import { templateLibrary } from '../wechat/templateLibrary'
import type { PersonAddress } from './addresses'
import type { SandboxKeys } from './sandboxKeys'

/** Starts the fake platform on a free port, with the town's people as its users; it delivers to the front port. */
export const startWechat = (keys: SandboxKeys, people: readonly PersonAddress[], front: string): Promise<FakeWechat> =>
  startFakeWechat({
    port: 0,
    accounts: keys.accounts,
    miniappId: keys.miniappId,
    miniappSecret: keys.miniappSecret,
    people: [...people],
    deliverTo: front,
    corp: keys.corp,
    miniPush: keys.miniPush,
    templates: templateLibrary,
  })
