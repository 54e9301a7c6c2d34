import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FakeMiniPush } from '../wechat/types'
import type { SandboxAccount } from './sandboxKeys'

/** A person of the town, as those who try it out need to know them; `point` is GCJ-02. */
export type PersonAddress = {
  key: string
  name: string
  roles: string[]
  userId: string
  openid: string
  accountOpenids: Record<string, string>
  unionid: string
  phone: string
  point: { lng: number; lat: number }
  login?: { username: string; password: string; totpSecret: string }
}

/** Where everything of a running town is; the contract is in docs/architecture.md. */
export type Addresses = {
  desk: string
  api: string
  /** The bot-servers themselves, past the one front port that serves desk and phones as well. */
  servers: string[]
  miniapp: string
  metrics: string
  wechat: string
  mongo: string
  redis: string
  processes: Record<string, number>
  miniappId: string
  miniPush: FakeMiniPush
  accounts: SandboxAccount[]
  open311ApiKeys: string[]
  /** Those of the story; the crowd stands at `/__sandbox/people?all=1`. */
  people: PersonAddress[]
}

const fileIn = (folder: string): string => join(folder, 'addresses.json')

/** Writes the addresses whole or not at all: whoever reads never sees half a file. */
export const writeAddresses = (folder: string, addresses: Addresses): void => {
  mkdirSync(folder, { recursive: true })
  const part = `${fileIn(folder)}.${process.pid}.part`
  writeFileSync(part, JSON.stringify(addresses, null, 2), { mode: 0o600 })
  renameSync(part, fileIn(folder))
}

/** The addresses of the town that uses this folder; undefined when none does. */
export const readAddresses = (folder: string): Addresses | undefined => {
  try {
    return JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Addresses
  } catch {
    return undefined
  }
}

/** Takes the addresses away: the town has stopped. */
export const removeAddresses = (folder: string): void => rmSync(fileIn(folder), { force: true })
