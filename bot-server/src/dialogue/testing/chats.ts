import type { IncomingMessage, ServerResponse } from 'node:http'
import { CaseModel } from '@jinlin/backend/cases/CaseModel'
import type { Inbound, InboundContent } from '@jinlin/backend/inbox/inbound'
import { BuildingModel } from '@jinlin/backend/register/BuildingModel'
import { DwellingModel } from '@jinlin/backend/register/DwellingModel'
import { EstateModel } from '@jinlin/backend/register/EstateModel'
import { RoadModel } from '@jinlin/backend/register/RoadModel'
import { at, buildUser, paths, type Town } from '@jinlin/backend/testing/factories'
import type { Case, GeoPoint } from '@jinlin/domain/cases/case'
import { toGcj02 } from '@jinlin/domain/places/geo'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { storeAccounts } from '../../testing/callbackRequest'
import { dayTown } from '../../testing/dayTown'
import { serveWechat } from '../../testing/serveWechat'
import { answer } from '../answer'

type Pushed = { touser: string; text: { content: string } }
/** How WeChat fails to hand over a file: it breaks, says nothing, or does not know it (40007). */
type MediaTrouble = 'broken' | 'silent' | 'unknown'
type World = { town: Town; media: Buffer; trouble?: MediaTrouble | undefined; pushed: Pushed[] }
/** What the tests of one file share: the town, the bytes of the next picture somebody sends (or what keeps WeChat from giving it), and the customer messages WeChat got. */
export const world = { pushed: [] } as unknown as World
let stopWechat: () => void
/** Today at 14:20 in Shanghai: outside the night, and young enough for what forgets by itself. */
export const start = new Date(`${new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)}T06:20:00Z`)
let serial = 100
/** So many minutes, in ms. */
export const minutes = (count: number) => count * 60_000

/** A person with a chat; each line is one message, so many minutes after the start. */
export function chat(openid: string, account = 'safe') {
  const say = async (content: InboundContent | string, minute = 0, key?: string) => {
    serial += 1
    const now = new Date(start.getTime() + minutes(minute))
    const what: InboundContent = typeof content === 'string' ? { kind: 'text', text: content } : content
    const inbound: Inbound = {
      key: key ?? `${account}-${serial}`,
      accountKey: account,
      openid,
      sentAt: now,
      content: what,
    }
    const said = await answer(inbound, now)
    return (
      said
        ?.replace(/(\d{4} 年 )?\d+ 月 \d+ 日 \d\d:\d\d/g, '{时}')
        .replace(/还剩 [^，。]+/g, '还剩 {时}')
        .replace(/\b\d{6}\b/g, '{号}') ?? null
    )
  }
  return say
}
/** A position so many metres from the corner of the town. */
export const position = (east: number, north: number, label?: string): InboundContent => {
  const { lng, lat } = toGcj02(at(east, north))
  return { kind: 'location', lng, lat, ...(label && { label }) }
}
/** A resident who follows the account `safe`. */
export const person = (key: string, dwellingId?: string) =>
  buildUser(key, {
    name: '何居民',
    openids: [`wx_safe:o-${key}`],
    unionid: `u-${key}`,
    ...(dwellingId && { dwellingId }),
  })
/** The newest case of a person. */
export const caseOf = async (key: string): Promise<Case> => {
  const found = await CaseModel.find({ 'reporter.userId': key }).sort({ _id: -1 }).lean<Case[]>()
  return found[0] as Case
}

function takePushed(request: IncomingMessage, response: ServerResponse) {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    world.pushed.push(JSON.parse(Buffer.concat(chunks).toString()))
    response.setHeader('content-type', 'application/json').end('{"errcode":0}')
  })
}

function handOver(response: ServerResponse) {
  if (world.trouble === 'silent') return
  if (world.trouble === 'broken') response.writeHead(502).end()
  else if (world.trouble === 'unknown')
    response.setHeader('content-type', 'application/json').end('{"errcode":40007,"errmsg":"invalid media_id"}')
  else response.setHeader('content-type', 'image/png').end(world.media)
}

/** A WeChat that gives tokens, the next picture, and says of everybody that they follow. */
async function startWechat(): Promise<void> {
  stopWechat = await serveWechat((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    if (path === '/cgi-bin/media/get') return handOver(response)
    if (path === '/cgi-bin/message/custom/send') return takePushed(request, response)
    response.setHeader('content-type', 'application/json')
    if (path === '/cgi-bin/user/info') return response.end('{"subscribe":1,"openid":"x","unionid":"u-met"}')
    response.end('{"access_token":"t","expires_in":7200,"errcode":0}')
  })
}

/** One estate with two buildings, the door `d1` in it, and two roads that cross. */
async function buildHome(): Promise<void> {
  const { community: areaPath, grid } = paths
  await EstateModel.create([
    { _id: 'e1', name: '泉山家园', communityCode: '150902002002', areaPath, center: at(250, 200) },
  ])
  await BuildingModel.create([
    { _id: 'b3', estateId: 'e1', number: '3', areaPath: grid, floors: 6, entrances: ['1', '2'], point: at(200, 150) },
    { _id: 'b5', estateId: 'e1', number: '5', areaPath: grid, floors: 6, entrances: ['1'], point: at(260, 260) },
  ])
  await DwellingModel.create([
    {
      _id: 'd1',
      buildingId: 'b3',
      estateId: 'e1',
      entrance: '2',
      room: '501',
      areaPath: grid,
      gridCode: '150902002002001',
      address: '泉山家园3号楼2单元501',
      point: at(200, 150),
      qr: 'JL-d1',
    },
  ])
  await RoadModel.create([
    { _id: 'r1', name: '文昌街', areaPath: paths.county, line: lineOf(at(1000, 220), at(0, 220)), lastNumber: 101 },
    { _id: 'r2', name: '白桦路', areaPath: paths.county, line: lineOf(at(700, 20), at(700, 420)) },
  ])
}

const lineOf = (...points: GeoPoint[]) => ({
  type: 'LineString' as const,
  coordinates: points.map(({ coordinates }) => coordinates),
})

/** Builds the town, the accounts and a small WeChat for the tests of one file; after `useStores()`. */
export function useChats(): void {
  beforeAll(async () => {
    const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#336' } })
    world.media = await picture.png().toBuffer()
    await startWechat()
    await storeAccounts(paths.community)
    world.town = await dayTown()
    await buildHome()
  })
  // What one test reports is no neighbour's case to the next.
  beforeEach(() => CaseModel.updateMany({}, { $unset: { near: 1 } }))
  afterAll(() => stopWechat())
}
