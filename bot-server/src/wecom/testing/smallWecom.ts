import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { forgetEnv } from '@jinlin/backend/infra/env'
import { seal } from '@jinlin/backend/register/vault'
import { paths } from '@jinlin/backend/testing/factories'
import { WecomCorpModel } from '@jinlin/backend/wecom/WecomCorpModel'
import { afterAll, beforeAll } from 'vitest'
import type { TestServer } from '../../testing/useServer'
import { photoBytes } from '../../testing/useTown'
import { sealText, signatureOf } from '../../wechat/envelope'

/** The enterprise of these tests. */
export const corp = {
  appId: 'ww-corp',
  token: 'corp-token',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

type Member = { userid: string; type: number; unionid?: string; join_time: number; state?: string }
/** What the small WeCom of these tests knows. */
export const wecom = {
  tokens: ['first'],
  members: [] as Member[],
  ways: [] as Record<string, unknown>[],
  /** Join ways that people can come by now. */
  open: [] as string[],
  error: 0,
  /** What it answers to who makes a join way: an errcode; 0 = the join way. */
  noWay: 0,
  dismissed: [] as string[],
  picture: 'http://p.qpic.cn/wwhead/code/0',
}

function answerOf(path: string, query: URLSearchParams, body: Record<string, unknown>) {
  if (path === '/cgi-bin/gettoken') return { errcode: 0, access_token: wecom.tokens.at(-1), expires_in: 7200 }
  if (query.get('access_token') !== wecom.tokens.at(-1)) return { errcode: 40014 }
  if (wecom.error) return { errcode: wecom.error }
  if (path.endsWith('/add_join_way') && wecom.noWay) return { errcode: wecom.noWay }
  if (path.endsWith('/add_join_way')) {
    wecom.ways.push(body)
    const config_id = `way-${wecom.ways.length}`
    wecom.open.push(config_id)
    return { errcode: 0, config_id }
  }
  if (path.endsWith('/del_join_way')) wecom.open = wecom.open.filter((id) => id !== body.config_id)
  if (path.endsWith('/get_join_way')) return { errcode: 0, join_way: { qr_code: wecom.picture } }
  if (path.endsWith('/groupchat/get') && wecom.dismissed.includes(String(body.chat_id))) return { errcode: 49008 }
  if (path.endsWith('/groupchat/get')) return { errcode: 0, group_chat: { member_list: wecom.members } }
  return { errcode: 0 }
}

async function startSmall(): Promise<Server> {
  const picture = await photoBytes()
  const small = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x')
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (pathname === '/pictures/wwhead/code/0') return response.end(picture)
    response.setHeader('content-type', 'application/json')
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}')
    response.end(JSON.stringify(answerOf(pathname, searchParams, body)))
  })
  await new Promise<void>((done) => small.listen(0, '127.0.0.1', done))
  return small
}

/** Starts a small WeCom and stores its enterprises `town` and `other`; after `useServer()`. */
export function useWecom(): void {
  let small: Server
  beforeAll(async () => {
    small = await startSmall()
    process.env.WECOM_ENDPOINT = `http://127.0.0.1:${(small.address() as AddressInfo).port}`
    process.env.WECOM_PICTURES = `${process.env.WECOM_ENDPOINT}/pictures`
    forgetEnv()
    await WecomCorpModel.create([storedCorp('town', corp.appId), storedCorp('other', 'ww-other')])
  })
  afterAll(() => small.close())
}

function storedCorp(_id: string, corpId: string) {
  const sealed = (field: string, value: string) => seal(value, { collection: 'wecomCorps', id: _id, field })
  const secrets = {
    secret: sealed('secret', 's'),
    token: sealed('token', corp.token),
    encodingAesKey: sealed('encodingAesKey', corp.encodingAesKey),
  }
  return { _id, name: '集宁区', corpId, areaPath: paths.county, ...secrets }
}

type Bent = { key?: string; appId?: string; to?: string; token?: string; timestamp?: number; body?: string }

/** Delivers a change of a chat as WeCom does; everything can be bent. Resolves to status and answer. */
export async function event(
  server: TestServer,
  chatId: string,
  change: string,
  { key = 'town', appId = corp.appId, to = corp.appId, token = corp.token, timestamp, body }: Bent = {},
) {
  const seconds = String(timestamp ?? Math.floor(Date.now() / 1000))
  const xml = `<xml><ToUserName><![CDATA[${to}]]></ToUserName><FromUserName><![CDATA[sys]]></FromUserName><CreateTime>${seconds}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[change_external_chat]]></Event><ChatId><![CDATA[${chatId}]]></ChatId><ChangeType><![CDATA[${change}]]></ChangeType></xml>`
  const sealed = sealText(xml, { ...corp, appId })
  const query = new URLSearchParams({
    msg_signature: signatureOf(token, seconds, 'n', sealed),
    timestamp: seconds,
    nonce: 'n',
  })
  const outer = `<xml><ToUserName><![CDATA[${to}]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt><AgentID></AgentID></xml>`
  const answer = await fetch(`${server.url()}/wecom/${key}?${query}`, { method: 'POST', body: body ?? outer })
  return [answer.status, await answer.text()]
}
