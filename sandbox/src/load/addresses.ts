import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

/** What `npm start` writes for everybody who wants to talk to the running town (docs/architecture.md, "The contract"). */
export type Addresses = {
  desk: string
  api: string
  console: string
  miniapp: string
  metrics: string
  wechat: string
  mongo: string
  redis: string
  processes: Record<string, number>
  miniappId: string
  accounts: {
    key: string
    appId: string
    secret: string
    originalId: string
    token: string
    encodingAesKey: string
    mode: string
  }[]
  open311ApiKeys: string[]
  people: Person[]
}
export type Person = {
  key: string
  name: string
  roles: string[]
  userId: string
  openid: string
  accountOpenids: Record<string, string>
  unionid: string
  phone: string
  point: { lng: number; lat: number }
}

/** The addresses of the town that runs from this data folder; throws a sentence that says what to do when none does. */
export function readAddresses(dataDir = '.data'): Addresses {
  try {
    return JSON.parse(readFileSync(resolve(dataDir, 'addresses.json'), 'utf8')) as Addresses
  } catch {
    throw new Error(`No town is running: type npm start first (no addresses.json in ${dataDir}).`)
  }
}
