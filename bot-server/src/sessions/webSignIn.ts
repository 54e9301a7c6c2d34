import { serverEnv } from '@jinlin/backend/infra/env'
import { logger } from '@jinlin/backend/infra/logger'
import { handOverTo, takeHandOver } from '@jinlin/backend/people/handOver'
import { openSession } from '@jinlin/backend/people/sessions'
import { personOfAccount } from '@jinlin/backend/people/signIn'
import { whileBusy } from '@jinlin/backend/wechat/callGuard'
import { authorizeUrl, personOfWebCode } from '@jinlin/backend/wechat/oauth'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { DomainError } from '@jinlin/domain/errors'
import { handOverBody, webBackQuery, webStartQuery } from '@jinlin/domain/people/webSignInApi'
import type { Context } from 'koa'
import { route } from '../http/route'
import { presentPerson } from '../me/presentPerson'
import { beginWebSignIn, pageOfSignIn, webSignInMs } from './webState'

const cookieName = 'web_sign_in'
const home = '/pages/home/index'

/** Only these calls see the cookie, no script does, and WeChat's way back brings it along. */
const keepIn = (ctx: Context, value: string) =>
  ctx.cookies.set(cookieName, value, {
    path: '/api/oauth',
    httpOnly: true,
    sameSite: 'lax',
    secure: serverEnv().PUBLIC_URL.startsWith('https:') && ctx.secure,
    maxAge: webSignInMs,
    overwrite: true,
  })

/** A page of the mini-program on the web; what stands behind # never reaches a server or its logs. */
const pageUrl = (to: string, mark: Record<string, string>) =>
  `${serverEnv().PUBLIC_URL}/m/#${to}${to.includes('?') ? '&' : '?'}${new URLSearchParams(mark)}`

const start = route({
  method: 'get',
  path: '/api/oauth/:accountKey/start',
  permission: 'public',
  summary: 'Sign in on the web by an account: to WeChat, and back to the page you wanted',
  answers: 'Redirect',
  status: 302,
  query: webStartQuery,
  limits: ['signIn', 'signInHour'],
  load: 'act',
  async run({ ctx, params, query, now }) {
    const accountKey = params.accountKey ?? ''
    const { cookie, state } = beginWebSignIn(accountKey, query.to ?? home, now)
    const back = `${serverEnv().PUBLIC_URL}/api/oauth/${encodeURIComponent(accountKey)}/callback`
    const target = await authorizeUrl(accountKey, back, state)
    keepIn(ctx, cookie)
    ctx.redirect(target)
    return { raw: true }
  },
})

const back = route({
  method: 'get',
  path: '/api/oauth/:accountKey/callback',
  permission: 'public',
  summary: 'WeChat brings the code back; the page gets a hand-over code that works once, within a minute',
  answers: 'Redirect',
  writes: 'case',
  status: 302,
  query: webBackQuery,
  limits: ['signIn', 'signInHour'],
  load: 'act',
  async run({ ctx, params, query, now }) {
    const accountKey = params.accountKey ?? ''
    const cookie = ctx.cookies.get(cookieName) ?? ''
    const to = pageOfSignIn(accountKey, cookie, query.state, now)
    const mark = to && query.code ? await markOf({ accountKey, code: query.code, cookie, now }) : notSignedIn
    ctx.redirect(pageUrl(to ?? home, mark))
    return { raw: true }
  },
})

/** The page says that it did not work and offers to try again; it never tries by itself, or a browser would go in circles. */
const notSignedIn = { signIn: 'failed' }

/** A browser waits on a white page meanwhile, so not for long; in ms. */
const busyMs = [500, 1500]

type Coming = { accountKey: string; code: string; cookie: string; now: Date }

async function markOf({ accountKey, code, cookie, now }: Coming): Promise<Record<string, string>> {
  try {
    const { openid, unionid } = await whileBusy(() => personOfWebCode(accountKey, code), busyMs)
    const userId = await personOfAccount(accountKey, openid, unionid, now)
    return { handOver: await handOverTo(userId, cookie, now) }
  } catch (error) {
    if (error instanceof WechatError)
      logger.warn({ api: error.api, errcode: error.errcode, accountKey }, 'nobody was signed in on the web')
    else if (!(error instanceof DomainError)) throw error
    return notSignedIn
  }
}

const session = route({
  method: 'post',
  path: '/api/oauth/session',
  permission: 'public',
  summary: 'Your session for a hand-over code, only in the browser that began',
  answers: 'Session',
  writes: 'case',
  body: handOverBody,
  limits: ['signIn', 'signInHour'],
  repeating: 'remembered',
  async run({ ctx, body, now }) {
    const userId = await takeHandOver(body.handOver, ctx.cookies.get(cookieName) ?? '', now)
    const token = await openSession(userId, ctx.get('User-Agent') || 'unknown', now)
    ctx.cookies.set(cookieName, null, { path: '/api/oauth' })
    return { data: { token, person: await presentPerson(userId, now) } }
  },
})

/** Signing in on the web inside WeChat: there, back, and the session. */
export const webSignInRoutes = [start, back, session]
