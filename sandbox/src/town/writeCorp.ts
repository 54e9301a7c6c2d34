import { seal } from '@jinlin/backend/register/vault'
import { WecomCorpModel } from '@jinlin/backend/wecom/WecomCorpModel'
import type { FakeCorp } from '../wecom/corp'
import { corpName } from '../words/town'
import { districtCode } from './makeAreas'
import { putAll } from './store'

/** Puts the WeCom enterprise of the district in, its keys sealed; runs at every start, since the keys are the starter's. */
export async function writeCorp({ key, corpId, secret, token, encodingAesKey }: FakeCorp): Promise<void> {
  const sealed = (field: string, plain: string) => seal(plain, { collection: 'wecomCorps', id: key, field })
  const keys = {
    secret: sealed('secret', secret),
    token: sealed('token', token),
    encodingAesKey: sealed('encodingAesKey', encodingAesKey),
  }
  await putAll(WecomCorpModel, [{ _id: key, name: corpName, corpId, areaPath: `1509/${districtCode}`, ...keys }])
}
