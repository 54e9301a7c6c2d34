import { askEach } from '../infra/askEach'
import { op } from '../infra/defineModel'
import type { Inbound } from './inbound'
import { WxInboxModel, type WxInboxRow } from './WxInboxModel'

/** What came in before and nobody has finished; somebody is at it until `leaseUntil`, unless they died. */
export type Unfinished = Pick<WxInboxRow, 'inbound' | 'leaseUntil'>

type Asked = Pick<Inbound, 'openid' | 'accountKey'> & { since: Date }

/** What nobody has finished yet of these people, the oldest first: few, and asked for by one question for all who write at the same moment. */
const unfinished = askEach<Asked, Unfinished | undefined>(async (asked) => {
  const openids = [...new Set(asked.map(({ openid }) => openid))]
  const rows = await WxInboxModel.find({ state: 'received', 'inbound.openid': op({ $in: openids }) })
    .sort({ receivedAt: 1 })
    .lean()
  return asked.map(({ openid, accountKey, since }) =>
    rows.find(
      ({ receivedAt, inbound }) => inbound.openid === openid && inbound.accountKey === accountKey && receivedAt < since,
    ),
  )
})

/** What the same person sent to the same account before that moment and nobody has finished, the oldest. */
export const unfinishedBefore = ({ openid, accountKey }: Inbound, since: Date): Promise<Unfinished | undefined> =>
  unfinished({ openid, accountKey, since })
