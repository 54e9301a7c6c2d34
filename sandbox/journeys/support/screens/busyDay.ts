import type { PresentedCase, PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import type { Answer } from '../../../src/load/apiClient'
import { samplePhoto } from '../../../src/wechat/samplePhoto'
import type { Phone } from '../openPhone'
import type { StartedTown } from '../startTown'

/** Cases of the resident by what has become of them. */
export type BusyDay = Record<
  'closed' | 'resolved' | 'working' | 'accepted' | 'mended' | 'onTheWay' | 'asking' | 'offered' | 'late' | 'alone',
  string
>

const waitMs = 60_000

/** A few matters in every state a resident, a leader and a plumber meet, told through the API as their phones do. */
export async function playBusyDay(town: StartedTown): Promise<BusyDay> {
  const [resident, neighbour, stranger, leader, plumber] = await Promise.all(
    ['resident', 'neighbour', 'stranger', 'leader', 'plumber'].map(town.as),
  )
  if (!resident || !neighbour || !stranger || !leader || !plumber) throw new Error('Somebody is missing')
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
  const mended = await taken('H0102', '水龙头关不严', plumber)
  await mend(plumber, mended)
  await give(resident, mended, { command: 'rate', stars: 2 })
  const onTheWay = await taken('H0102', '厨房水管一直滴水', plumber)
  // a minute passes in a second for what is filed now: by the time of the pictures it is late
  await town.setSpeed(60)
  const late = await file('E2301', '楼上装修，敲个不停', stranger)
  await town.setSpeed(1)
  await papers(town, 'electrician', 20)
  await papers(town, 'plumber', -9)
  const alone = await file('H0102', '马桶一直流水', stranger)
  const asking = await file('H0101', '钥匙忘在屋里了')
  await file('P0123', '井盖翘起来一角', neighbour)
  const offered = await file('P0123', '井盖松动，车一压就响')
  return { closed, resolved, working, accepted, mended, onTheWay, asking, offered, late, alone }
}

const dayMs = 24 * 3_600_000

/** The one paper of a tradesperson of the story, good for so many days more, put down by the clerk of their community. */
async function papers(town: StartedTown, trade: 'electrician' | 'plumber', days: number): Promise<void> {
  const { data: me } = await (await town.as(trade)).get<PresentedPerson>('/api/me')
  const path = me?.roles.find(({ role }) => role === 'tradesperson')?.areaPath ?? ''
  const own = (await (await town.as('clerk')).get<PresentedPerson>('/api/me')).data?.roles
  const near = own?.some(({ areaPath }) => areaPath && path.startsWith(`${areaPath}/`))
  const clerk = await town.as(near ? 'clerk' : `clerk-${path.split('/')[3]}`)
  const until = new Date(Date.now() + days * dayMs).toISOString().slice(0, 10)
  const body = { certificates: [{ skill: trade, until }] }
  const { status, error } = await clerk.put(`/api/staff/entry-${trade}-0/certificates`, body)
  if (status !== 200) throw new Error(`The papers of the ${trade}: ${status} ${error?.code}`)
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
