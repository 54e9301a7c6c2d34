import type { Grant } from '@jinlin/domain/people/roles'

/** Keys of the people everybody can rely on (docs/architecture.md, "The contract"); all who work are on duty at any hour. */
export const storyKeys = [
  'resident',
  'neighbour',
  'stranger',
  'leader',
  'leader2',
  'plumber',
  'locksmith',
  'electrician',
  'steward',
  'clerk',
  'secretary',
  'street',
  'dispatcher',
  'department',
  'organisation',
  'admin',
  'security',
  'auditor',
  'party_member',
] as const
export type StoryKey = (typeof storyKeys)[number]

/** Somebody with a WeChat: a resident of the story, or one who works here. `point` (WGS-84) = home base, and the desk phone's GPS. */
export type TownPerson = {
  /** Also the user's id. */
  key: string
  name: string
  grants: Grant[]
  skills: string[]
  rating: number
  point: { lng: number; lat: number }
  phone: string
  dwellingId?: string
  openid: string
  unionid: string
  /** One for each account, by the account's key. */
  accountOpenids: Record<string, string>
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** The WeChat ids of a person: made from the seed and the key, 28 characters like real ones. */
export function makeWechatIds(seed: number, key: string, accountKeys: readonly string[]) {
  return {
    openid: idOf(seed, `mini ${key}`),
    unionid: idOf(seed, `union ${key}`),
    accountOpenids: Object.fromEntries(accountKeys.map((account) => [account, idOf(seed, `${account} ${key}`)])),
  }
}

/** Two 32-bit hashes of the label (FNV-1a), spread over 27 characters; a test holds that no two people of a town share one. */
function idOf(seed: number, label: string): string {
  let [one, other] = [0x811c9dc5 ^ seed, 0x9747b28c ^ seed]
  let id = 'o'
  for (const char of `${label}#${label.length}`) {
    one = Math.imul(one ^ char.charCodeAt(0), 0x01000193) >>> 0
    other = Math.imul(other ^ char.charCodeAt(0), 0x5bd1e995) >>> 0
  }
  for (let i = 0; i < 27; i += 1) {
    one = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) + i
    other = Math.imul(other ^ (other >>> 13), 0x297a2d39) + i
    id += letters[((one ^ other) >>> 5) % letters.length]
  }
  return id
}
