import { accountByKey } from './appOf'
import { deliver } from './deliver'
import { type Handler, textIn } from './http'
import { miniPush } from './miniPush'
import { meet } from './personOf'
import type { FakeAccount } from './types'
import { ControlError, type World } from './world'

const done = { ok: true }
const nameOf = (openid: string, templateId: string) => `${openid}:${templateId}`

/** Takes one of the messages a person allows; false when there is none. */
export function takeConsent(world: World, openid: string, templateId: string): boolean {
  const left = world.consents.get(nameOf(openid, templateId)) ?? 0
  if (left < 1) return false
  world.consents.set(nameOf(openid, templateId), left - 1)
  return true
}

type Answer = { templateId: string; accept: boolean }
const answersIn = (body: Record<string, unknown>): Answer[] => {
  const list = Array.isArray(body.templates) ? (body.templates as Record<string, unknown>[]) : [body]
  return list.map((one) => ({ templateId: textIn(one, 'templateId'), accept: one.accept !== false }))
}

const note = (world: World, openid: string, { templateId, accept }: Answer) => {
  const left = world.consents.get(nameOf(openid, templateId)) ?? 0
  if (accept) world.consents.set(nameOf(openid, templateId), left + 1)
}

/** Whoever is allowed something hears of it: the account, or the mini-program by its own push if one is set up. */
const tell = async (
  world: World,
  account: FakeAccount | undefined,
  openid: string,
  type: string,
  answers: readonly Answer[],
) => {
  const door = account ?? miniPush(world)
  const templates = answers.map(({ templateId, accept }) => ({ templateId, status: accept ? 'accept' : 'reject' }))
  if (door) await deliver(world, { accountKey: door.key, openid, type, templates }, door)
}

const whoIn = (world: World, body: Record<string, unknown>) => {
  const account = body.accountKey ? accountByKey(world, textIn(body, 'accountKey')) : undefined
  const person = meet(world, textIn(body, 'openid') || nobody())
  return { account, openid: account ? (person.accountOpenids[account.key] ?? person.openid) : person.openid }
}

const nobody = (): never => {
  throw new ControlError('who? openid')
}

/** The controls of what people allow: `template` answers WeChat's question, `templates_off` switches them off in the settings, `block` refuses an account's template messages, `consents` shows what is left. */
export const templateControls: Record<string, Handler> = {
  'POST template': async ({ world, json }) => {
    const body = json()
    const { account, openid } = whoIn(world, body)
    const answers = answersIn(body)
    for (const answer of answers) note(world, openid, answer)
    await tell(world, account, openid, 'subscribe_msg_popup_event', answers)
    return done
  },
  'POST templates_off': async ({ world, json }) => {
    const body = json()
    const { account, openid } = whoIn(world, body)
    const answers = answersIn(body).map(({ templateId }) => ({ templateId, accept: false }))
    for (const { templateId } of answers) world.consents.delete(nameOf(openid, templateId))
    await tell(world, account, openid, 'subscribe_msg_change_event', answers)
    return done
  },
  'POST block': ({ world, json }) => {
    const body = json()
    const { openid } = whoIn(world, body)
    if (body.block === false) world.blockers.delete(openid)
    else world.blockers.add(openid)
    return done
  },
  'GET consents': ({ world, query }) => {
    const { openid } = meet(world, query.get('openid') ?? nobody())
    const mine = [...world.consents].filter(([name]) => name.startsWith(`${openid}:`))
    return Object.fromEntries(mine.map(([name, left]) => [name.slice(openid.length + 1), left]))
  },
}
