import { callbackIp, userInfo, usersInfo } from './api/account'
import { mediaGet, mediaUpload, uploadImage } from './api/media'
import { currentMenu, menuCreate, menuDelete, menuGet } from './api/menu'
import { customSend } from './api/messages'
import { getUserPhoneNumber, jscode2session, msgSecCheck } from './api/miniapp'
import { authorize, getTicket, oauthAccessToken } from './api/oauth'
import { qrcodeCreate, showQrcode } from './api/qrCodes'
import { bizSend, subscribeSend, templateSend } from './api/templates'
import { appOfToken, stableToken, token } from './api/token'
import { errcode } from './errors'
import type { ApiFault } from './faults'
import type { Answer, Call, Handler } from './http'
import { takeQuota } from './quotas'
import { noteRefusal } from './refusals'
import type { World } from './world'

const open: Record<string, Handler> = {
  'GET /cgi-bin/token': token,
  'POST /cgi-bin/stable_token': stableToken,
  'GET /sns/jscode2session': jscode2session,
  'GET /sns/oauth2/access_token': oauthAccessToken,
  'GET /connect/oauth2/authorize': authorize,
  'GET /cgi-bin/showqrcode': showQrcode,
}
const withToken: Record<string, Handler> = {
  'GET /cgi-bin/getcallbackip': callbackIp,
  'POST /cgi-bin/menu/create': menuCreate,
  'GET /cgi-bin/menu/get': menuGet,
  'GET /cgi-bin/menu/delete': menuDelete,
  'GET /cgi-bin/get_current_selfmenu_info': currentMenu,
  'GET /cgi-bin/ticket/getticket': getTicket,
  'POST /cgi-bin/message/custom/send': customSend,
  'POST /cgi-bin/message/template/send': templateSend,
  'POST /cgi-bin/message/subscribe/send': subscribeSend,
  'POST /cgi-bin/message/subscribe/bizsend': bizSend,
  'POST /cgi-bin/qrcode/create': qrcodeCreate,
  'GET /cgi-bin/user/info': userInfo,
  'POST /cgi-bin/user/info/batchget': usersInfo,
  'GET /cgi-bin/media/get': mediaGet,
  'POST /cgi-bin/media/upload': mediaUpload,
  'POST /cgi-bin/media/uploadimg': uploadImage,
  'POST /wxa/business/getuserphonenumber': getUserPhoneNumber,
  'POST /wxa/msg_sec_check': msgSecCheck,
}

/** Answers one call of WeChat's API; `undefined` = there is no such endpoint; `cut` = it was done, but the connection ends before the answer. */
export async function answerApi(
  call: Call,
  method: string,
): Promise<{ answer: Answer; status?: number } | 'cut' | undefined> {
  const name = `${method} ${call.url.pathname}`
  const handler = open[name] ?? withToken[name]
  if (!handler) return undefined
  const fault = nextFault(call.world, call.url.pathname)
  if (fault?.delayMs) await new Promise((done) => setTimeout(done, fault.delayMs))
  const answer = fault?.code ? errcode(fault.code) : await answerWith(call, name, handler)
  noteCall(call, method, answer)
  noteRefusal(call, answer)
  if (fault?.cut) return 'cut'
  return { answer: fault?.status ? {} : answer, ...(fault?.status && { status: fault.status }) }
}

async function answerWith(call: Call, name: string, handler: Handler): Promise<Answer> {
  if (!withToken[name]) return handler(call)
  const app = appOfToken(call.world, call.query.get('access_token'))
  if ('code' in app) return errcode(app.code)
  call.appId = app.appId
  if (call.world.forbidden.has(`${app.appId} ${call.url.pathname}`)) return errcode(48001)
  if (!takeQuota(call.world, app.appId, call.url.pathname)) return errcode(45009)
  return handler(call)
}

function nextFault(world: World, path: string): ApiFault | undefined {
  const found = world.faults.find((fault) => fault.times > 0 && path.endsWith(fault.api))
  if (found) found.times -= 1
  return found
}

function noteCall({ world, url, appId }: Call, method: string, answer: Answer) {
  const errcodeOf = 'errcode' in answer && typeof answer.errcode === 'number' ? answer.errcode : 0
  world.calls.push({
    at: new Date().toISOString(),
    method,
    path: url.pathname,
    ...(appId && { appId }),
    errcode: errcodeOf,
  })
  if (world.calls.length > 5000) world.calls.shift()
}
