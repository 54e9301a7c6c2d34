import { sandboxTemplates } from '../wechat/templateLibrary'
import { accountNames } from '../words/town'
import { districtCode, storyCommunityCode } from './makeAreas'

/** A public account with its keys; ids and keys are given by whoever starts the sandbox, name and area by the plan of its key. */
export type TownAccount = {
  key: string
  appId: string
  originalId: string
  secret: string
  token: string
  encodingAesKey: string
  mode: 'plain' | 'compat' | 'safe'
}

const city = '1509'

/** The public accounts of the town: 12111 of the district, a service account with templates, and one of 察哈尔社区, which writes to whom allows it. */
export const accountPlans = [
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
] as const
