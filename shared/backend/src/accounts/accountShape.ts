import { z } from 'zod'
import { templatesShape } from '../notifications/templateSettings'
import { menuShape } from './menuShape'

const printable = (least: number, most: number) => z.string().regex(new RegExp(`^[\\x21-\\x7e]{${least},${most}}$`))

/** One account as it is handed to us: what its page at WeChat shows, and how it behaves here. Without `mode` it is `safe`. */
export const accountShape = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  name: z.string().trim().min(1).max(30),
  areaPath: z.string().regex(/^\d{4}(\/\d{6,15}){0,4}$/),
  appId: z.string().regex(/^wx[0-9a-f]{16}$/),
  originalId: z.string().regex(/^gh_[0-9a-z]{6,32}$/),
  secret: printable(16, 64),
  token: z.string().regex(/^[A-Za-z0-9]{3,32}$/),
  encodingAesKey: z.string().regex(/^[A-Za-z0-9]{43}$/),
  mode: z.enum(['plain', 'compat', 'safe']).default('safe'),
  welcome: z.string().trim().min(1).max(300).optional(),
  menu: menuShape.optional(),
  templates: templatesShape.optional(),
  subscriptions: templatesShape.optional(),
})
export type AccountOrder = z.output<typeof accountShape>
