import { Batcher } from '../infra/Batcher'
import { op } from '../infra/defineModel'
import { type Draft, DraftModel } from './DraftModel'
import type { Talk } from './drafts'

type Where = Pick<Talk, 'accountKey' | 'openid'>
type Asked = Where & { fits: (draft: Draft) => boolean }

/** Questions of the same moment about people's drafts are one question: each gets those of its own that fit. Drafts live a week, so a person has few. */
const together = (filterOf: (asked: readonly Asked[]) => object) => {
  const batches = new Batcher<Asked, Draft[]>(
    async (asked) => {
      const openids = [...new Set(asked.map(({ openid }) => openid))]
      const found = await DraftModel.find({ openid: op({ $in: openids }), ...filterOf(asked) }).lean<Draft[]>()
      return asked.map(({ accountKey, openid, fits }) => ({
        value: found.filter((draft) => draft.openid === openid && draft.accountKey === accountKey && fits(draft)),
      }))
    },
    64,
    1,
  )
  return ({ accountKey, openid }: Where, fits: Asked['fits']): Promise<Draft[]> =>
    batches.add({ accountKey, openid, fits })
}

const accountsOf = (asked: readonly Asked[]) => op({ $in: [...new Set(asked.map(({ accountKey }) => accountKey))] })

const openOnes = together((asked) => ({ accountKey: accountsOf(asked), state: 'open' }))
const all = together((asked) => ({ accountKey: accountsOf(asked) }))
const filedOnes = together((asked) => ({ accountKey: accountsOf(asked), state: 'filed' }))

/** The report this person has in the making at this account, if any. */
export const openDraft = async (talk: Where): Promise<Draft | null> => (await openOnes(talk, () => true))[0] ?? null

/** The draft that a message is in already. */
export const draftWith = async (talk: Where, key: string): Promise<Draft | null> =>
  (await all(talk, ({ seen }) => seen.includes(key)))[0] ?? null

const closed = ({ closedAt }: Draft): number => closedAt?.getTime() ?? 0

/** The report filed last by this person here between two moments. */
export const lastFiled = async (talk: Where, since: Date, until: Date): Promise<Draft | null> => {
  const between = (draft: Draft) => closed(draft) >= since.getTime() && closed(draft) <= until.getTime()
  return (await filedOnes(talk, between)).sort((a, b) => closed(b) - closed(a))[0] ?? null
}
