import { z } from 'zod'

/** `GET /api/oauth/:accountKey/start`: a page of the mini-program; anything that could lead elsewhere is refused. What WeChat hangs on a link that is passed on (`from`, `isappinstalled`) is left out. */
export const webStartQuery = z.object({
  to: z
    .string()
    .max(300)
    .regex(/^\/pages\/[A-Za-z]+\/index(\?[A-Za-z0-9_=&.-]*)?$/)
    .optional(),
})

/** `GET /api/oauth/:accountKey/callback`: what WeChat brings back; no code when the person said no. More than that is left out. */
export const webBackQuery = z.object({
  code: z
    .string()
    .regex(/^[\x21-\x7e]{1,512}$/)
    .optional(),
  state: z.string().max(128).default(''),
})

/** `POST /api/oauth/session`. */
export const handOverBody = z.strictObject({ handOver: z.string().regex(/^[\w-]{32}$/) })
