import { z } from 'zod'

const secrets = {
  secret: z.string().regex(/^[\w-]{16,64}$/),
  token: z.string().regex(/^[A-Za-z0-9]{3,32}$/),
  encodingAesKey: z.string().regex(/^[A-Za-z0-9]{43}$/),
}

/** One WeCom enterprise as it is handed to us: what its admin page shows, and the area whose groups it keeps. */
export const corpShape = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  name: z.string().trim().min(1).max(30),
  areaPath: z.string().regex(/^\d{4}(\/\d{6,15}){0,4}$/),
  corpId: z.string().regex(/^w[wx][0-9A-Za-z]{16}$/),
  ...secrets,
})
export type CorpOrder = z.output<typeof corpShape>

/** New secrets of an enterprise; what is left out stays. */
export const corpSecretsShape = z.strictObject(secrets).partial()
export type CorpSecrets = z.output<typeof corpSecretsShape>
