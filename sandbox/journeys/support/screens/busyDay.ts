import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { Answer } from '../../../src/load/apiClient'
import { samplePhoto } from '../../../src/wechat/samplePhoto'
import type { Phone } from '../openPhone'
import type { StartedTown } from '../startTown'

/** Cases of the resident by what has become of them. */
export type BusyDay = Record<'closed' | 'resolved' | 'working' | 'accepted' | 'onTheWay' | 'asking' | 'offered', string>

const waitMs = 60_000

/** A few matters in every state a resident, a leader and a plumber meet, told through the API as their phones do. */
export async function playBusyDay(town: StartedTown): Promise<BusyDay> {
  const [resident, neighbour, leader, plumber] = await Promise.all([
    town.as('resident'),
    town.as('neighbour'),
    town.as('leader'),
    town.as('plumber'),
  ])
  const { point } = town.person('resident')
  const file = async (category: string, words: string, who = resident): Promise<string> =>
    idOf(await answered(who, '/api/cases', { category, words, point: { ...point, datum: 'gcj02' } }))
  const taken = async (category: string, words: string, by: Phone, who = resident): Promise<string> => {
    const id = await file(category, words, who)
    await accept(by, id)
    return id
  }
  const closed = await taken('P0137', '单元门口的灯一直不亮', leader)
  await mend(leader, closed)
  await give(resident, closed, { command: 'confirm' })
  await give(resident, closed, { command: 'rate', stars: 5, line: '很快，收拾得干净' })
  const resolved = await taken('E0110', '垃圾桶满了，旁边也堆着', leader)
  await mend(leader, resolved)
  const working = await taken('E2101', '三楼堆着旧家具，过不去', leader, neighbour)
  await give(leader, working, { command: 'start' })
  const accepted = await taken('E2301', '晚上十点以后还在装修', leader)
  const onTheWay = await taken('H0102', '厨房水管一直滴水', plumber)
  const asking = await file('H0101', '钥匙忘在屋里了')
  return { closed, resolved, working, accepted, onTheWay, asking, offered: await file('P0123', '井盖松动，车一压就响') }
}

const idOf = ({ data, status, error }: Answer<PresentedCase>): string => {
  if (!data) throw new Error(`The town answers ${status} ${error?.code}`)
  return data.id
}
/** Posts, and waits where the town says that this was often enough for now. */
async function answered(phone: Phone, path: string, body: object): Promise<Answer<PresentedCase>> {
  const answer = await phone.post<PresentedCase>(path, body)
  if (answer.status !== 429 || !answer.retryAfter) return answer
  await new Promise((resolve) => setTimeout(resolve, (answer.retryAfter ?? 0) * 1000))
  return answered(phone, path, body)
}
const give = async (phone: Phone, id: string, body: object): Promise<void> =>
  void idOf(await answered(phone, `/api/cases/${id}/commands`, body))

/** Takes what is offered, as soon as it is. */
async function accept(phone: Phone, id: string): Promise<void> {
  for (const until = Date.now() + waitMs; Date.now() < until; ) {
    const { data } = await phone.get<PresentedCase>(`/api/cases/${id}`)
    if (data?.commands.includes('accept')) return give(phone, id, { command: 'accept' })
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${id} was not offered within a minute`)
}

/** Begun and done, with a photo. */
async function mend(phone: Phone, id: string): Promise<void> {
  await give(phone, id, { command: 'start' })
  const photo = new Blob([new Uint8Array(samplePhoto())], { type: 'image/png' })
  const { data } = await phone.upload<{ id: string }>('/api/attachments', photo, 'after.png', { phase: 'after' })
  await give(phone, id, { command: 'resolve', note: '已修好', attachmentIds: data ? [data.id] : [] })
}
