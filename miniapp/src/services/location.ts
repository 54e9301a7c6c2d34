import Taro from '@tarojs/taro'
import { keep, readKept } from './storage'

export type Point = { lng: number; lat: number; datum: 'gcj02' }
type Fix = { point: Point; at: number }
/** `unasked` = we may still ask, once, at the first tap on a tile. */
export type LocationState = 'unasked' | 'locating' | 'fixed' | 'refused'

const FRESH_MS = 60_000
let fix: Fix | undefined
let standIn: Point | undefined = readKept<Point>('sandboxPoint')
let state: LocationState = standIn ? 'fixed' : 'unasked'
let running: Promise<Point | undefined> | undefined

/** In the sandbox the person's point stands in for the phone's position. */
export function setSandboxPoint({ lng, lat }: { lng: number; lat: number }): void {
  standIn = { lng, lat, datum: 'gcj02' }
  state = 'fixed'
  keep('sandboxPoint', standIn)
}

/** How far we are with the phone's position. */
export const locationState = (): LocationState => state

/** The newest position not older than 60 s (GCJ-02), or undefined. */
export function freshFix(now: number): Point | undefined {
  if (standIn) return standIn
  return fix && now - fix.at <= FRESH_MS ? fix.point : undefined
}

/** Asks the phone where it is; the platform asks the person the first time. Undefined when refused or not found. */
export function locate(): Promise<Point | undefined> {
  if (standIn) return Promise.resolve(standIn)
  running ??= askPhone().finally(() => {
    running = undefined
  })
  return running
}

async function askPhone(): Promise<Point | undefined> {
  state = 'locating'
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: 'gcj02' })
    fix = { point: { lng: longitude, lat: latitude, datum: 'gcj02' }, at: Date.now() }
    state = 'fixed'
    return fix.point
  } catch {
    state = 'refused'
    return undefined
  }
}

/** Refreshes the position without asking anybody: only where the person has allowed it before. */
export async function locateQuietly(): Promise<void> {
  if (standIn || process.env.TARO_ENV !== 'weapp') return
  const { authSetting } = await Taro.getSetting()
  const allowed = authSetting['scope.userLocation']
  if (allowed) await locate()
  else if (allowed === false) state = 'refused'
}
