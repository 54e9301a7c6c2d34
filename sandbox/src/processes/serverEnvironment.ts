import type { Stores } from '../stores/startStores'
import { sandboxTemplates } from '../wechat/templateLibrary'
import type { SandboxKeys } from './sandboxKeys'

/** The environment of the town's servers; production sets the same names by hand. */
export const serverEnvironment = (
  stores: Pick<Stores, 'mongoUrl' | 'redisUrl'>,
  keys: SandboxKeys,
  addresses: { front: string; wechat: string },
): Record<string, string> => ({
  NODE_ENV: 'production',
  SANDBOX: '1',
  MONGO_URL: stores.mongoUrl,
  REDIS_URL: stores.redisUrl,
  PUBLIC_URL: addresses.front,
  WECHAT_ENDPOINT: addresses.wechat,
  WECHAT_OPEN_ENDPOINT: addresses.wechat,
  WECOM_ENDPOINT: `${addresses.wechat}/wecom`,
  WECOM_PICTURES: `${addresses.wechat}/wecom/pictures`,
  MINIAPP_ID: keys.miniappId,
  MINIAPP_SECRET: keys.miniappSecret,
  MINIAPP_TEMPLATES: JSON.stringify(sandboxTemplates),
  MINIAPP_ORIGINAL_ID: keys.miniPush.originalId,
  MINIAPP_PUSH_TOKEN: keys.miniPush.token,
  MINIAPP_PUSH_KEY: keys.miniPush.encodingAesKey,
  MINIAPP_PUSH_MODE: keys.miniPush.mode,
  DATA_KEY: keys.dataKey,
  TRUSTED_NETWORKS: '127.0.0.0/8,::1',
})
