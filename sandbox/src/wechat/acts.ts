import { chatKinds } from '../words/wechat'
import { keepMedia } from './api/media'
import { permanentCode, sceneScanned } from './api/qrCodes'
import { accountByKey, accountOfApp } from './appOf'
import { deliver } from './deliver'
import { type Handler, textIn } from './http'
import { openidAt } from './personOf'
import { samplePhoto } from './samplePhoto'
import { sampleVoice, voiceTypes } from './sampleVoice'
import type { Saying } from './sayings'
import type { FakeAccount } from './types'
import { openWindow } from './windows'
import { ControlError, show, type World } from './world'

/** `POST /__fake/say`: a person says or does something; answered once the account's server has, or was given up. */
export const say: Handler = async ({ world, json }) => {
  const body = json() as Partial<Saying> & { base64?: string; contentType?: string }
  const account = accountByKey(world, body.accountKey ?? '')
  if (!body.openid) throw new ControlError('who says it? openid')
  const said: Saying = { ...body, ...whoAt(world, account, body.openid), type: body.type ?? 'text' }
  if (mediaTypes[said.type] && !said.mediaId) said.mediaId = record(world, said.type, body)
  return act(world, said, account)
}

/**
 * `POST /__fake/scan {openid, code}` or `{openid, accountKey, scene}`: a person holds the phone over a code (its ticket, or what its picture holds), or over
 * an account's sign that hung on its wall before this platform was started: followers scan, all others follow by it.
 */
export const scan: Handler = async ({ world, json }) => {
  const body = json()
  const [openid, code, scene] = ['openid', 'code', 'scene'].map((name) => textIn(body, name))
  if (!openid || !(code || scene)) throw new ControlError('who scans what? openid, code or accountKey and scene')
  const found = scene
    ? permanentCode(world, accountByKey(world, textIn(body, 'accountKey')).appId, scene)
    : sceneScanned(world, code ?? '')
  const account = found && accountOfApp(world, found.appId)
  if (!account) throw new ControlError('no such code, or it has ended')
  const who = whoAt(world, account, openid)
  const type = world.followers.has(who.openid) ? 'scan' : 'subscribe'
  return act(world, { ...who, type, scene: found.scene, ticket: found.ticket }, account)
}

/**
 * `POST /__fake/wrote {accountKey, openids}`: these people follow and have just written, by deliveries that somebody else makes (a load beside the platform):
 * they are known, and may be sent what whoever wrote may be sent.
 */
export const wrote: Handler = ({ world, json }) => {
  const body = json()
  const account = accountByKey(world, textIn(body, 'accountKey'))
  const openids = Array.isArray(body.openids) ? body.openids.map(String) : []
  for (const each of openids) {
    const openid = openidAt(world, account, each)
    world.followers.add(openid)
    openWindow(world, openid, 'message')
  }
  return { wrote: openids.length }
}

async function act(world: World, said: Saying, account: FakeAccount) {
  showSaying(world, said)
  return { ...(await deliver(world, said, account)) }
}

const whoAt = (world: World, account: FakeAccount, openid: string) => ({
  accountKey: account.key,
  openid: openidAt(world, account, openid),
})

const mediaTypes: Record<string, string> = {
  image: 'image/png',
  voice: voiceTypes.amr,
  video: 'video/mp4',
  shortvideo: 'video/mp4',
}

type Recorded = { base64?: string; contentType?: string; format?: string }

/** Keeps what a person photographs, films or says, or a sample of it where no bytes are given. */
function record(world: World, type: string, { base64, contentType, format }: Recorded) {
  const sample = () => (type === 'voice' ? sampleVoice(format) : samplePhoto())
  const bytes = base64 ? Buffer.from(base64, 'base64') : sample()
  const kind = type === 'shortvideo' ? 'video' : type
  const own = type === 'voice' && format === 'speex' ? voiceTypes.speex : mediaTypes[type]
  return keepMedia(world, kind, contentType ?? own ?? 'image/png', bytes)
}

/** What the person sees of an act of their own; taps on the menu leave no line in the chat. */
const unseen = new Set([
  'click',
  'report_location',
  'view',
  'view_miniprogram',
  'TEMPLATESENDJOBFINISH',
  'subscribe_msg_popup_event',
  'subscribe_msg_change_event',
  'subscribe_msg_sent_event',
])

function showSaying(world: World, said: Saying) {
  const { accountKey, openid, type, mediaId } = said
  if (unseen.has(type)) return
  const words = type === 'text' ? said.text : (said.label ?? said.recognition ?? said.text)
  const text = [chatKinds[type], words].filter(Boolean).join(' ')
  show(world, { accountKey, openid, from: 'person', via: 'say', type, text, ...(mediaId && { media: mediaId }) })
}
