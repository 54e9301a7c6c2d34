import { join } from 'node:path'
import { type FakeWechat, startFakeWechat } from '../wechat/startFakeWechat'
import { templateLibrary } from '../wechat/templateLibrary'
import { keptUnreadable } from '../words/running'
import type { PersonAddress } from './addresses'
import { wechatFolder } from './freshStart'
import { say } from './progress'
import type { SandboxKeys } from './sandboxKeys'

/** Starts the fake platform on a free port, with the town's people as its users; it delivers to the front port. With a data folder it goes on with what its phones showed. */
export const startWechat = (
  keys: SandboxKeys,
  people: readonly PersonAddress[],
  front: string,
  folder?: string,
): Promise<FakeWechat> =>
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
    ...(folder && {
      keepIn: { folder: join(folder, wechatFolder), unreadable: (file) => say(`  ! ${keptUnreadable(file)}`) },
    }),
  })
