import { id } from '@jinlin/domain/cases/apiFields'
import { z } from 'zod'

/** The first frame of a screen. */
const tokenFrame = z.strictObject({ token: z.string().regex(/^[\w-]{20,128}$/) })
/** What a screen wants to watch: `me`, or cases by id; `since` = the versions it has. */
const subscribeFrame = z.strictObject({
  subscribe: z.array(id).max(100),
  since: z.record(id, z.int().min(0)).optional(),
})

/** The token of a first frame, or nothing. */
export const tokenIn = (text: string): string | undefined => tokenFrame.safeParse(parsed(text)).data?.token

/** A subscription, or nothing when the frame is no such thing. */
export const subscriptionIn = (text: string) => subscribeFrame.safeParse(parsed(text)).data

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
