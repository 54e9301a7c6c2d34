import { z } from 'zod'

/** What a button of an account's menu can do here. */
export const menuActs = [
  'report',
  'call_locksmith',
  'call_plumber',
  'call_electrician',
  'my_cases',
  'my_group',
  'bind_home',
  'scan_home',
] as const
export type MenuAct = (typeof menuActs)[number]

/** WeChat counts a name in bytes: a Han character is three. */
const named = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .refine((name) => Buffer.byteLength(name) <= most)
const deed = {
  act: z.enum(menuActs).optional(),
  url: z
    .url({ protocol: /^https$/ })
    .max(1024)
    .optional(),
  page: z
    .string()
    .regex(/^pages\/[\w/-]{1,100}(\?[\w=&%-]{1,200})?$/)
    .optional(),
}
const one = (button: { act?: unknown; url?: unknown; page?: unknown; below?: unknown }) =>
  [button.act, button.url, button.page, button.below].filter((deeds) => deeds !== undefined).length === 1

const below = z.strictObject({ name: named(60), ...deed }).refine(one)
const top = z.strictObject({ name: named(16), ...deed, below: z.array(below).min(1).max(5).optional() }).refine(one)

/** A menu within WeChat's limits: three buttons, five below each; every button does one thing: an act of ours, an address, a page of the mini-program, or opens those below it. */
export const menuShape = z.array(top).min(1).max(3)
export type AccountMenu = z.output<typeof menuShape>
