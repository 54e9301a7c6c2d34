import { serverEnv } from '@jinlin/backend/infra/env'
import { endSession, openSession } from '@jinlin/backend/people/sessions'
import { personOfMiniProgram } from '@jinlin/backend/people/signIn'
import { wechatFor } from '@jinlin/backend/wechat/wechatClient'
import { sessionBody } from '@jinlin/domain/cases/caseApi'
import { DomainError } from '@jinlin/domain/errors'
import { bearerToken } from '../http/bearerToken'
import { route } from '../http/route'
import { presentPerson } from '../me/presentPerson'
import { webSignInRoutes } from './webSignIn'

/** Signing in by the code of `wx.login`; the session key of WeChat never leaves the server. */
const signIn = route({
  method: 'post',
  path: '/api/sessions',
  permission: 'public',
  summary: 'Sign in with the code of wx.login',
  answers: 'Session',
  writes: 'case',
  body: sessionBody,
  limits: ['signIn', 'signInHour'],
  repeating: 'remembered',
  async run({ ctx, body, now }) {
    const appId = body.appId ?? serverEnv().MINIAPP_ID
    const wechat = await wechatFor(appId).catch(unknownApp)
    const { openid, unionid } = await wechat.jscode2session(body.code)
    const userId = await personOfMiniProgram(appId, openid, unionid, now)
    const token = await openSession(userId, ctx.get('User-Agent') || 'unknown', now)
    return { data: { token, person: await presentPerson(userId, now) } }
  },
})

/** Only this device; the token is worth nothing from now on, and its live screens close. */
const signOut = route({
  method: 'delete',
  path: '/api/sessions/current',
  permission: 'signed_in',
  summary: 'Sign out on this device',
  answers: 'SignedOut',
  writes: 'case',
  async run({ ctx }) {
    await endSession(bearerToken(ctx) ?? '')
    return { data: { signedOut: true } }
  },
})

const unknownApp = (error: unknown): never => {
  throw error instanceof DomainError && error.code === 'not_found'
    ? new DomainError('invalid', { field: 'appId' })
    : error
}

/** Sessions. */
export const sessionRoutes = [signIn, signOut, ...webSignInRoutes]
