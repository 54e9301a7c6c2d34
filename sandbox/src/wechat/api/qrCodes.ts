import { encode } from 'uqr'
import { errcode } from '../errors'
import { type Handler, textIn } from '../http'
import type { Scene } from '../issued'
import { makeId } from '../makeId'
import { png } from '../png'
import { clockOf, type World } from '../world'

const mostSeconds = 2_592_000
const mostPermanentNumber = 100_000
/** Pixels of one module of the code, and white modules around it. */
const modulePixels = 8
const quietModules = 4

type Code = { ticket: string } & Scene

const actions = ['QR_SCENE', 'QR_STR_SCENE', 'QR_LIMIT_SCENE', 'QR_LIMIT_STR_SCENE'] as const

/** `POST /cgi-bin/qrcode/create`: a ticket whose scan brings its scene. A permanent scene that exists keeps its ticket. */
export const qrcodeCreate: Handler = ({ world, json, appId = '' }) => {
  const body = json()
  const action = actions.find((name) => name === textIn(body, 'action_name'))
  const scene = action && sceneOf(action, body.action_info)
  if (!scene) return errcode(47001)
  if (action.includes('LIMIT')) {
    const { ticket, url } = permanentCode(world, appId, scene)
    return { ticket, url }
  }
  const seconds = Math.min(Number(body.expire_seconds ?? 60) || 60, mostSeconds)
  const { ticket, url } = makeCode(world, { appId, scene, until: clockOf(world) + seconds * 1000 })
  return { ticket, url, expire_seconds: seconds }
}

/** The code of an app with this scene that never ends: the one it has, else a new one. */
export function permanentCode(world: World, appId: string, scene: string): Code {
  const same = ([, one]: [string, Scene]) => one.appId === appId && one.scene === scene && one.until === undefined
  const known = [...world.scenes].find(same)
  return known ? { ticket: known[0], ...known[1] } : makeCode(world, { appId, scene })
}

function makeCode(world: World, about: Omit<Scene, 'url'>): Code {
  const ticket = `gQ${makeId(90)}`
  const code = { ...about, url: `http://weixin.qq.com/q/${ticket.slice(0, 32)}` }
  world.scenes.set(ticket, code)
  return { ticket, ...code }
}

/** `GET /cgi-bin/showqrcode?ticket=`, without a token: the picture; 404 for a ticket nobody has. */
export const showQrcode: Handler = ({ world, query }) => {
  const found = world.scenes.get(query.get('ticket') ?? '')
  if (!found) return { status: 404, text: 'no such ticket' }
  const { data, size } = encode(found.url, { border: quietModules })
  const dark = (at: number) => Math.floor(at / modulePixels)
  const bytes = png(size * modulePixels, size * modulePixels, (x, y) =>
    data[dark(y)]?.[dark(x)] ? [0, 0, 0] : [255, 255, 255],
  )
  return { bytes, contentType: 'image/png', name: 'qrcode.png' }
}

/** The scene behind what a person scanned: a ticket, or the address the picture holds; undefined when it ended or never was. */
export function sceneScanned(world: World, code: string): Code | undefined {
  const found = [...world.scenes].find(([ticket, { url }]) => ticket === code || url === code)
  if (!found || (found[1].until !== undefined && found[1].until <= clockOf(world))) return undefined
  return { ticket: found[0], ...found[1] }
}

function sceneOf(action: (typeof actions)[number], info: unknown): string | undefined {
  const { scene_id, scene_str } = (info as { scene?: { scene_id?: unknown; scene_str?: unknown } } | null)?.scene ?? {}
  if (action.includes('STR')) {
    const fits = typeof scene_str === 'string' && scene_str !== '' && Buffer.byteLength(scene_str) <= 64
    return fits ? scene_str : undefined
  }
  const most = action.includes('LIMIT') ? mostPermanentNumber : 2 ** 32 - 1
  const fits = Number.isInteger(scene_id) && Number(scene_id) >= 1 && Number(scene_id) <= most
  return fits ? String(scene_id) : undefined
}
