import { z } from 'zod'
import { templatesText } from '../notifications/templateSettings'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )

/** What the message push of the mini-program needs, all of it or nothing. */
const pushParts = ['MINIAPP_ID', 'MINIAPP_ORIGINAL_ID', 'MINIAPP_PUSH_TOKEN', 'MINIAPP_PUSH_KEY'] as const

const fields = z.object({
  MONGO_URL: z.string().regex(/^mongodb(\+srv)?:\/\//),
  REDIS_URL: z.string().regex(/^rediss?:\/\//),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).default(9100),
  PUBLIC_URL: z.url().default('http://127.0.0.1:3000'),
  WECHAT_ENDPOINT: z.url().default('https://api.weixin.qq.com'),
  WECHAT_OPEN_ENDPOINT: z.url().default('https://open.weixin.qq.com'),
  WECOM_ENDPOINT: z.url().default('https://qyapi.weixin.qq.com'),
  WECOM_PICTURES: z.url().optional(),
  MINIAPP_ID: z.string().default(''),
  MINIAPP_SECRET: z.string().default(''),
  MINIAPP_TEMPLATES: templatesText,
  MINIAPP_ORIGINAL_ID: z
    .string()
    .regex(/^(gh_[0-9a-z]{6,32})?$/)
    .default(''),
  MINIAPP_PUSH_TOKEN: z
    .string()
    .regex(/^([A-Za-z0-9]{3,32})?$/)
    .default(''),
  MINIAPP_PUSH_KEY: z
    .string()
    .regex(/^([A-Za-z0-9]{43})?$/)
    .default(''),
  MINIAPP_PUSH_MODE: z.enum(['plain', 'compat', 'safe']).default('safe'),
  DATA_KEY: z.string().regex(/^[0-9a-f]{64}$/i),
  SANDBOX: z.enum(['0', '1']).default('0'),
  WECHAT_PLAIN: z.enum(['0', '1']).default('0'),
  WECHAT_CALLS_PER_SECOND: z.coerce.number().int().min(1).max(10_000).default(200),
  PROCESS_NAME: z.string().default('jinlin'),
  BULL_PREFIX: z
    .string()
    .regex(/^[\w-]+$/)
    .default('jinlin'),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(256).default(32),
  TRUSTED_NETWORKS: list,
})

const shape = fields.superRefine((env, context) => {
  if (env.MINIAPP_ORIGINAL_ID === '' && env.MINIAPP_PUSH_TOKEN === '' && env.MINIAPP_PUSH_KEY === '') return
  for (const part of pushParts)
    if (env[part] === '') context.addIssue({ code: 'custom', path: [part], message: 'missing for the push' })
})

/** What a server process must be told from outside; the names are those of the environment variables. */
export type ServerEnv = z.infer<typeof shape>

const secrets: readonly (keyof ServerEnv)[] = ['MINIAPP_SECRET', 'MINIAPP_PUSH_TOKEN', 'MINIAPP_PUSH_KEY', 'DATA_KEY']
let known: ServerEnv | undefined

/** The environment, checked once; throws one sentence that names every wrong or missing variable (never its value). */
export const serverEnv = (): ServerEnv => {
  if (known) return known
  const checked = shape.safeParse(process.env)
  if (!checked.success) {
    const wrong = [...new Set(checked.error.issues.map((issue) => issue.path.join('.')))]
    throw new Error(`Set these environment variables correctly: ${wrong.join(', ')}`)
  }
  known = checked.data
  return known
}

/** The environment as it may be printed: secrets and the passwords inside addresses are left out. */
export const printableEnv = (env: ServerEnv): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(env).map(([name, value]) => {
      if (secrets.includes(name as keyof ServerEnv)) return [name, value === '' ? '' : '****']
      return [name, typeof value === 'string' ? value.replace(/\/\/[^@/]*@/, '//****@') : value]
    }),
  )

/** Forgets what was read, so that a test can set other variables. */
export const forgetEnv = (): void => {
  known = undefined
}
