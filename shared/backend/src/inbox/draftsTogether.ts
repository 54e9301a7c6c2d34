import { askEach } from '../infra/askEach'
import { op } from '../infra/defineModel'
import { type Draft, DraftModel } from './DraftModel'
import type { Talk } from './drafts'

type Where = Pick<Talk, 'accountKey' | 'openid'>

const together = askEach<Where, Draft[]>(async (asked) => {
  const openid = op({ $in: [...new Set(asked.map((one) => one.openid))] })
  const accountKey = op({ $in: [...new Set(asked.map((one) => one.accountKey))] })
  const found = await DraftModel.find({ openid, accountKey }).lean<Draft[]>()
  return asked.map((one) => found.filter((draft) => draft.openid === one.openid && draft.accountKey === one.accountKey))
})

/** All reports of this person here, in the making or ended, as they stand now; of all who write at the same moment by one question. Drafts live a week, so they are few. */
export const draftsOf = ({ accountKey, openid }: Where): Promise<Draft[]> => together({ accountKey, openid })

/** The one in the making, if any. */
export const openOne = (drafts: readonly Draft[]): Draft | undefined => drafts.find(({ state }) => state === 'open')

const closed = ({ closedAt }: Draft): number => closedAt?.getTime() ?? 0

/** The one filed last between two moments, of two filed by one message the younger; with `aside` also what was only said about a case. */
export const lastFiled = (
  drafts: readonly Draft[],
  since: Date,
  until: Date,
  states: readonly Draft['state'][] = ['filed'],
): Draft | undefined =>
  drafts
    .filter((draft) => states.includes(draft.state))
    .filter((draft) => closed(draft) >= since.getTime() && closed(draft) <= until.getTime())
    .sort((a, b) => closed(b) - closed(a) || b.openedAt.getTime() - a.openedAt.getTime())[0]
