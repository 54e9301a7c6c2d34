import type { Templates } from '@jinlin/domain/notifications/templates'
import { sandboxTemplates } from '../wechat/templateLibrary'
import { accountNames, communityAccountName } from '../words/town'
import { type AreaRow, readAreaRows } from './areaData'
import { districtCode, storyCommunityCode } from './makeAreas'

type Mode = 'plain' | 'compat' | 'safe'

/** A public account with its keys; ids and keys are given by whoever starts the sandbox, name and area by the plan of its key. */
export type TownAccount = {
  key: string
  appId: string
  originalId: string
  secret: string
  token: string
  encodingAesKey: string
  mode: Mode
}

/** One account as the town has it, before it has keys. */
export type AccountPlan = {
  key: string
  name: string
  mode: Mode
  areaPath: string
  channels?: { templates?: Templates; subscriptions?: Templates }
}

const city = '1509'
/** A city runs so many in one installation. */
const accountsInAll = 57

/** The account of a community of the district; nobody real runs it, its ids are made up. */
const communityPlan = ({ code, name }: AreaRow): AccountPlan => ({
  key: `c${code}`,
  name: communityAccountName(name),
  mode: 'safe',
  areaPath: `${city}/${districtCode}/${code.slice(0, 9)}/${code}`,
})

/** 12111 of the district is a service account with templates; 察哈尔社区's own writes to whom allows it. */
const known: readonly [AccountPlan, ...AccountPlan[]] = [
  {
    key: 'main',
    name: accountNames.main,
    mode: 'safe',
    areaPath: `${city}/${districtCode}`,
    channels: { templates: sandboxTemplates },
  },
  {
    key: 'chahaer',
    name: accountNames.community,
    mode: 'compat',
    areaPath: `${city}/${districtCode}/${storyCommunityCode.slice(0, 9)}/${storyCommunityCode}`,
    channels: { subscriptions: sandboxTemplates },
  },
  { key: 'city', name: accountNames.city, mode: 'safe', areaPath: city },
]

const communities = readAreaRows()
  .filter(({ level, code }) => level === 'community' && code.startsWith(districtCode) && code !== storyCommunityCode)
  .sort((a, b) => a.code.localeCompare(b.code))

/** The 57 public accounts of the town: 12111 of the district, 察哈尔社区's own, the city's, and those of 54 other communities. */
export const accountPlans: readonly [AccountPlan, ...AccountPlan[]] = [
  ...known,
  ...communities.slice(0, accountsInAll - known.length).map(communityPlan),
]

/** The accounts that everybody of the town follows from the start; whoever writes to another one follows it then. */
export const followedKeys: readonly string[] = ['main', 'chahaer']
