import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import { op } from '@jinlin/backend/infra/defineModel'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { isKept, noPromise, type Promised, promisedIn } from '../load/promised'
import type { ChatMessage } from '../wechat/types'
import type { ReadyMessage } from './callbackMessages'

const atOnce = 500

/**
 * The cases of a run held against what was said and answered: whoever said a matter and a place has one, nobody has two, and every answer that promised one was true.
 * Answers that came later by customer message are looked up at the platform.
 */
export async function casesOfRun(
  wechat: string,
  appId: string,
  run: string,
  messages: readonly ReadyMessage[],
  promised: ReadonlyMap<string, Promised>,
) {
  const times = new Map<string, number>()
  for (const { openid } of messages) times.set(openid, (times.get(openid) ?? 0) + 1)
  const writers = [...times].filter(([, count]) => count > 1).map(([openid]) => openid)
  const stored = await numbersByPerson(appId, run)
  const late = writers.filter((openid) => !promised.has(openid))
  const toldLater = await inLanes(late, 16, (openid) => promisesLater(wechat, openid))
  const known = new Map([
    ...promised,
    ...late.map((openid, i): [string, Promised] => [openid, toldLater[i] ?? noPromise]),
  ])
  const numbers = (openid: string) => stored.get(openid) ?? []
  return {
    expected: writers.length,
    stored: [...stored.values()].reduce((sum, { length }) => sum + length, 0),
    lost: writers.filter((openid) => numbers(openid).length === 0).length,
    doubled: [...stored.values()].filter(({ length }) => length > 1).length,
    broken: writers.filter((openid) => !isKept(numbers(openid), known.get(openid) ?? noPromise)).length,
  }
}

async function promisesLater(wechat: string, openid: string): Promise<Promised> {
  const chat = (await (await fetch(`${wechat}/__fake/outbox?openid=${openid}`)).json()) as ChatMessage[]
  return chat.reduce((told, { text }) => promisedIn(text, told), noPromise)
}

/** The short numbers of everybody's cases, by openid. */
async function numbersByPerson(appId: string, run: string): Promise<Map<string, string[]>> {
  const range = op({ $gte: `${appId}:${run}-`, $lt: `${appId}:${run}.` })
  const users = await UserModel.find({ openids: range }, { openids: 1 }).maxTimeMS(60_000).lean()
  const openidOf = new Map(users.map(({ _id, openids }) => [_id, openids[0]?.slice(appId.length + 1) ?? '']))
  const found = new Map<string, string[]>()
  for (let i = 0; i < users.length; i += atOnce) {
    const ids = users.slice(i, i + atOnce).map(({ _id }) => _id)
    const cases = await CaseModel.find({ 'reporter.userId': op({ $in: ids }) }, { number: 1, 'reporter.userId': 1 })
      .maxTimeMS(60_000)
      .lean<{ number: string; reporter: { userId: string } }[]>()
    for (const { number, reporter } of cases) {
      const openid = openidOf.get(reporter.userId) ?? ''
      found.set(openid, [...(found.get(openid) ?? []), number.slice(-6)])
    }
  }
  return found
}
