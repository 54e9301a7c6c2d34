import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { accountPlans } from '../town/accounts'

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

const makeKeys = (): SandboxKeys => ({
  dataKey: hex(32),
  miniappId: `wx${hex(8)}`,
  miniappSecret: hex(16),
  accounts: accountPlans.map(accountOf),
  open311ApiKeys: [alnum(32)],
})

/** The keys of this data folder, made at its first start. */
export const sandboxKeys = (folder: string): SandboxKeys => {
  const file = join(folder, 'keys.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as SandboxKeys
  } catch {
    const made = makeKeys()
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600 })
    return made
  }
}
