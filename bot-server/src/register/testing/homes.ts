import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { BuildingModel } from '@jinlin/backend/register/BuildingModel'
import { DwellingModel } from '@jinlin/backend/register/DwellingModel'
import { EstateModel } from '@jinlin/backend/register/EstateModel'
import { seal } from '@jinlin/backend/register/vault'
import { at, paths } from '@jinlin/backend/testing/factories'
import { serveWechat } from '../../testing/serveWechat'

const gridCode = '150902002002001'
const doors = [
  { entrance: '1', room: '101' },
  { entrance: '2', room: '201' },
  { entrance: '2', room: '1001' },
  { entrance: '2', room: '202' },
]

/** 泉山家园: building 3 with two entrances and four doors (`d-2-201`), building 10 with one and none. */
export async function buildHomes(): Promise<void> {
  const { community, grid } = paths
  await EstateModel.create([
    { _id: 'e1', name: '泉山家园', communityCode: '150902002002', areaPath: community, center: at(250, 200) },
    { _id: 'e2', name: '泉水里', communityCode: '150902002002', areaPath: community },
  ])
  await BuildingModel.create([
    { _id: 'b10', estateId: 'e1', number: '10', areaPath: grid, floors: 6, entrances: ['1'], point: at(220, 160) },
    { _id: 'b3', estateId: 'e1', number: '3', areaPath: grid, floors: 6, entrances: ['1', '2'], point: at(200, 150) },
  ])
  await DwellingModel.create(
    doors.map(({ entrance, room }) => ({
      _id: `d-${entrance}-${room}`,
      buildingId: 'b3',
      estateId: 'e1',
      entrance,
      room,
      areaPath: grid,
      gridCode,
      address: `泉山家园3号楼${entrance}单元${room}`,
      point: at(200, 150),
      qr: `JL-d-${entrance}-${room}`,
    })),
  )
}

/** A WeChat that makes permanent codes and signs in; every call it gets is kept. `sessionKey` is what each code stands for. */
export type SmallWechat = {
  calls: { path: string; body: Record<string, unknown> }[]
  sessionKey: string
  openid: string
  /** What it answers to who asks for a code, by the app: an errcode; none = the code. */
  noCodes: Record<string, number>
  close: () => void
}

/** Starts it, and an account of the community that speaks to it. */
export async function startSmallWechat(): Promise<SmallWechat> {
  const calls: SmallWechat['calls'] = []
  const wechat: SmallWechat = {
    calls,
    sessionKey: Buffer.alloc(16, 7).toString('base64'),
    openid: 'o-x',
    noCodes: {},
    close: () => stop(),
  }
  process.env.MINIAPP_ID = 'wx_mini'
  process.env.MINIAPP_SECRET = 'mini-secret'
  const stop = await serveWechat(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    calls.push({ path: pathname, body })
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(answerOf(pathname, { ...body, token: searchParams.get('access_token') }, wechat)))
  })
  return wechat
}

function answerOf(path: string, body: Record<string, unknown>, { sessionKey, openid, noCodes }: SmallWechat) {
  const refused = noCodes[String(body.token)]
  if (path === '/cgi-bin/qrcode/create' && refused) return { errcode: refused, errmsg: 'no' }
  if (path === '/cgi-bin/qrcode/create') {
    const { scene } = body.action_info as { scene: { scene_str: string } }
    return { ticket: `t-${scene.scene_str}`, url: `http://weixin.qq.com/q/${scene.scene_str}` }
  }
  if (path === '/sns/jscode2session') return { openid, session_key: sessionKey }
  return { access_token: String(body.appid), expires_in: 7200 }
}

/** The account of the whole community, or another one. */
export async function storeCommunityAccount(key = 'community', areaPath: string = paths.community): Promise<void> {
  const sealed = (field: string) => seal('x', { collection: 'accounts', id: key, field })
  await AccountModel.create([
    {
      _id: key,
      name: '察哈尔社区邻里',
      appId: `wx_${key}`,
      originalId: `gh_${key}`,
      secret: sealed('secret'),
      token: sealed('token'),
      encodingAesKey: sealed('encodingAesKey'),
      mode: 'safe',
      areaPath,
    },
  ])
}
