import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accountPlans } from '../town/accounts'
import type { FakeMiniPush } from '../wechat/types'
import type { FakeCorp } from '../wecom/corp'

/** A public account of the sandbox with the secrets its platform page would show. */
export type SandboxAccount = {
  key: string
  appId: string
  secret: string
  originalId: string
  token: string
  encodingAesKey: string
  mode: 'plain' | 'compat' | 'safe'
}

/** Every secret of one sandbox; made up once, kept in the git-ignored data folder. */
export type SandboxKeys = {
  dataKey: string
  miniappId: string
  miniappSecret: string
  accounts: SandboxAccount[]
  open311ApiKeys: string[]
  corp: FakeCorp
  miniPush: FakeMiniPush
}

const hex = (bytes: number): string => randomBytes(bytes).toString('hex')
const alnum = (length: number): string =>
  Array.from(
    randomBytes(length),
    (byte) => 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'[byte % 62],
  ).join('')

/** 43 letters and digits that are the base64 of 32 bytes, as the platform's page makes them. */
const encodingKey = (): string => `${alnum(42)}${'AEIMQUYcgkosw048'[randomBytes(1).readUInt8() % 16]}`

const accountOf = ({ key, mode }: Pick<SandboxAccount, 'key' | 'mode'>): SandboxAccount => ({
  key,
  mode,
  appId: `wx${hex(8)}`,
  secret: hex(16),
  originalId: `gh_${hex(6)}`,
  token: alnum(24),
  encodingAesKey: encodingKey(),
})

const makeCorp = (): FakeCorp => ({
  key: 'town',
  corpId: `ww${hex(8)}`,
  secret: alnum(43),
  token: alnum(24),
  encodingAesKey: encodingKey(),
})

const makePush = (): FakeMiniPush => ({
  originalId: `gh_${hex(6)}`,
  token: alnum(24),
  encodingAesKey: encodingKey(),
  mode: 'safe',
})

const makeKeys = (): SandboxKeys => ({
  dataKey: hex(32),
  miniappId: `wx${hex(8)}`,
  miniappSecret: hex(16),
  accounts: accountPlans.map(accountOf),
  open311ApiKeys: [alnum(32)],
  corp: makeCorp(),
  miniPush: makePush(),
})

const keep = (file: string, keys: SandboxKeys): SandboxKeys => {
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 })
  return keys
}

type OlderKeys = Omit<SandboxKeys, 'corp' | 'miniPush'> & Partial<Pick<SandboxKeys, 'corp' | 'miniPush'>>

/** The keys of this data folder, made at its first start; what the town has got since then (accounts, the enterprise, the push) is added. */
export const sandboxKeys = (folder: string): SandboxKeys => {
  const file = join(folder, 'keys.json')
  let known: OlderKeys
  try {
    known = JSON.parse(readFileSync(file, 'utf8')) as OlderKeys
  } catch {
    mkdirSync(folder, { recursive: true })
    return keep(file, makeKeys())
  }
  const missing = accountPlans.filter(({ key }) => !known.accounts.some((account) => account.key === key))
  const { corp, miniPush } = known
  if (corp && miniPush && missing.length === 0) return { ...known, corp, miniPush }
  const accounts = [...known.accounts, ...missing.map(accountOf)]
  return keep(file, { ...known, accounts, corp: corp ?? makeCorp(), miniPush: miniPush ?? makePush() })
}
