import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accountPlans } from '../town/accounts'
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

const makeKeys = (): SandboxKeys => ({
  dataKey: hex(32),
  miniappId: `wx${hex(8)}`,
  miniappSecret: hex(16),
  accounts: accountPlans.map(accountOf),
  open311ApiKeys: [alnum(32)],
  corp: makeCorp(),
})

const keep = (file: string, keys: SandboxKeys): SandboxKeys => {
  writeFileSync(file, JSON.stringify(keys, null, 2), { mode: 0o600 })
  return keys
}

type OlderKeys = Omit<SandboxKeys, 'corp'> & Partial<Pick<SandboxKeys, 'corp'>>

/** The keys of this data folder, made at its first start; what the town has got since then (accounts, the enterprise) is added. */
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
  const { corp } = known
  if (corp && missing.length === 0) return { ...known, corp }
  return keep(file, { ...known, accounts: [...known.accounts, ...missing.map(accountOf)], corp: corp ?? makeCorp() })
}
