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
  MINIAPP_ID: keys.miniappId,
  MINIAPP_SECRET: keys.miniappSecret,
  MINIAPP_TEMPLATES: JSON.stringify(sandboxTemplates),
  DATA_KEY: keys.dataKey,
  TRUSTED_NETWORKS: '127.0.0.0/8,::1',
})
