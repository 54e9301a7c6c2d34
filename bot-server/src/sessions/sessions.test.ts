import { randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { redis } from '@jinlin/backend/infra/stores'
import { SessionModel } from '@jinlin/backend/people/SessionModel'
import { UserModel } from '@jinlin/backend/people/UserModel'
import { buildUser } from '@jinlin/backend/testing/factories'
import { describe, expect, it } from 'vitest'
import { AnswerModel } from '../http/AnswerModel'
import { answerShapes } from '../openapi/answerShapes'
import { ApiClient } from '../testing/ApiClient'
import { useMiniWechat } from '../testing/useMiniWechat'
import { useServer } from '../testing/useServer'

const used = new Set<string>()

/** What WeChat answers to a code: `good-<openid>` works once, anything else never. */
const wechat: RequestListener = (request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://wechat')
  const code = searchParams.get('js_code') ?? ''
  const openid = /^good-(\w+)/.exec(code)?.[1]
  const answer = used.has(code)
    ? { errcode: 40163, errmsg: 'code been used' }
    : openid
      ? { openid, unionid: `union-${openid}`, session_key: 'never-shown' }
      : { errcode: 40029, errmsg: 'invalid code' }
  used.add(code)
  response.end(JSON.stringify(answer))
}

useMiniWechat(wechat)
const server = useServer()
const signIn = (body: object, key?: string) => server.stranger().post('/api/sessions', body, key)

describe('signing in', () => {
  it('with a fresh code makes a resident of a stranger, and the token opens the API', async () => {
    const { status, body } = await signIn({ code: 'good-anna' })
    expect(status).toBe(200)
    expect(answerShapes.Session.safeParse(body.data).error).toBeUndefined()
    expect(body.data.person.roles).toEqual([{ role: 'resident', label: '居民' }])
    expect(JSON.stringify(body)).not.toMatch(/never-shown|union-anna|"anna"/)
    const me = await new ApiClient(server.url(), body.data.token).get('/api/me')
    expect(me.body.data.id).toBe(body.data.person.id)
    expect(await SessionModel.findById(body.data.token).lean()).toBeNull()
  })

  it('and out again ends this device alone', async () => {
    const tokens = [await signIn({ code: 'good-emil-1' }), await signIn({ code: 'good-emil-2' })]
    const [here, there] = tokens.map(({ body }) => new ApiClient(server.url(), body.data.token))
    const left = await here?.delete('/api/sessions/current')
    expect([left?.status, answerShapes.SignedOut.safeParse(left?.body.data).success]).toEqual([200, true])
    expect((await here?.get('/api/me'))?.status).toBe(401)
    expect((await there?.get('/api/me'))?.status).toBe(200)
    expect((await here?.delete('/api/sessions/current'))?.status).toBe(401)
  })

  it('again is the same person on a new device', async () => {
    const [first, second] = [await signIn({ code: 'good-berta-1' }), await signIn({ code: 'good-berta-2' })]
    expect(second.body.data.person.id).toBe(first.body.data.person.id)
    expect(second.body.data.token).not.toBe(first.body.data.token)
  })

  it('whose answer got lost gets the same answer for the same key', async () => {
    const key = randomUUID()
    const first = await signIn({ code: 'good-carla' }, key)
    const again = await signIn({ code: 'good-carla' }, key)
    expect([again.status, again.body.replayed, again.body.data.token]).toEqual([200, true, first.body.data.token])
    expect((await signIn({ code: 'good-dora' }, key)).body.error.code).toBe('key_reused')
  })

  it('whose answer got lost gets it for a day, also when Redis lost everything', async () => {
    const key = randomUUID()
    const first = await signIn({ code: 'good-gerda' }, key)
    for (const key of await redis().keys(`${process.env.BULL_PREFIX}:*`)) await redis().del(key)
    expect((await signIn({ code: 'good-gerda' }, key)).body.data.token).toBe(first.body.data.token)
    await AnswerModel.updateMany({}, { $set: { until: new Date(Date.now() - 1) } })
    expect((await signIn({ code: 'good-gerda' }, key)).body.error.code).toBe('code_invalid')
    expect((await signIn({ code: 'good-gerda-2' }, key)).status).toBe(200)
    expect(await AnswerModel.collection.indexes()).toContainEqual(expect.objectContaining({ expireAfterSeconds: 0 }))
    expect(JSON.stringify(await AnswerModel.find({}).lean())).not.toContain(first.body.data.token)
  })

  it('twice at once with one key is one answer', async () => {
    const key = randomUUID()
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn({ code: 'good-hanna' }, key)))
    const tokens = answers.filter(({ status }) => status === 200).map(({ body }) => body.data.token)
    expect(new Set(tokens).size).toBe(1)
    expect((await signIn({ code: 'good-hanna' }, key)).body.data.token).toBe(tokens[0])
  })

  it('finds the person known from an account by the unionid', async () => {
    await buildUser('known', { name: '熟人', unionid: 'union-emma' })
    expect((await signIn({ code: 'good-emma' })).body.data.person.id).toBe('known')
  })

  it.each([
    ['a used code', { code: 'good-anna' }, 401, 'code_invalid'],
    ['a made-up code', { code: 'nonsense' }, 401, 'code_invalid'],
    ['no code', {}, 400, 'invalid'],
    ['an operator', { code: { $gt: '' } }, 400, 'invalid'],
    ['an app nobody knows', { code: 'good-fred', appId: 'wx9999999999999999' }, 400, 'invalid'],
  ])('with %s is refused and stores nobody', async (_, body, status, code) => {
    const before = await UserModel.countDocuments({})
    const reply = await signIn(body)
    expect([reply.status, reply.body.error.code]).toEqual([status, code])
    expect(await UserModel.countDocuments({})).toBe(before)
  })
})
