import { matterNames } from '@jinlin/domain/words/matterNames'
import { describe, expect, it } from 'vitest'
import { at, person, useGateway } from './testing/gate'

useGateway()

describe('the front port', () => {
  it('shows the desk at / and the mini-program at /m, whatever page is asked for', async () => {
    expect(await (await at('/')).text()).toBe('desk')
    expect(await (await at('/m?as=resident')).text()).toContain('miniapp')
    expect(await (await at('/m/pages/home')).text()).toContain('miniapp')
    const script = await at('/m/app.0123abcd.js')
    expect(script.headers.get('cache-control')).toContain('immutable')
    expect((await at('/m/none.js')).status).toBe(404)
    expect((await at('/nothing')).status).toBe(404)
  })

  it('gives away no file outside its folders', async () => {
    for (const path of ['/m/..%2fsecret.txt', '/m/%2e%2e/secret.txt', '/..%2fsecret.txt', '/m/%00', '/m/%'])
      expect((await at(path)).status).toBe(404)
  })

  it('passes /__fake to the fake platform', async () => {
    expect(await (await at('/__fake/outbox?openid=o1')).json()).toMatchObject({
      name: 'wechat',
      url: '/__fake/outbox?openid=o1',
    })
  })

  it('signs in as a person of the town, and as nobody else', async () => {
    const { data } = (await (await at('/__sandbox/as/resident')).json()) as { data: unknown }
    expect(data).toMatchObject({ code: 'code-of-o1', openid: 'o1', point: person.point, name: '张三', key: 'resident' })
    expect((await at('/__sandbox/as/nobody')).status).toBe(404)
  })

  it('shows the signs that a person of the town passes, and nobody else’s', async () => {
    const { data } = (await (await at('/__sandbox/signs/home-0001')).json()) as { data: { items: object[] } }
    expect(data.items).toMatchObject([{ text: 'home-0001', accountKey: 'main', scene: 'JEx' }])
    expect((await at('/__sandbox/signs/nobody')).status).toBe(404)
  })

  it('lists the people of the story, and everybody when asked for all', async () => {
    const keysAt = async (path: string) =>
      ((await (await at(path)).json()) as { data: { items: { key: string }[] } }).data.items.map(({ key }) => key)
    expect(await keysAt('/__sandbox/people')).toEqual(['resident'])
    expect(await keysAt('/__sandbox/people?all=1')).toEqual(['resident', 'home-0001'])
  })

  it('tells the desk since when somebody’s talk waits for a place, and of nobody else', async () => {
    expect(await (await at('/__sandbox/waiting/resident')).json()).toEqual({
      data: { since: new Date(0).toISOString() },
    })
    expect((await at('/__sandbox/waiting/nobody')).status).toBe(404)
  })

  it('tells the desk to call matters what stands on their cards', async () => {
    const script = await at('/__sandbox/tiles.js')
    expect(script.headers.get('content-type')).toContain('text/javascript')
    const text = encodeURIComponent(await script.text())
    const { matterNames: told } = await import(/* @vite-ignore */ `data:text/javascript,${text}`)
    expect(told).toEqual(matterNames)
  })

  it('has a sample photo for whoever tries it out', async () => {
    const photo = await at('/__sandbox/photo')
    expect(photo.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await photo.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it.each([
    [{ fast: true }, 200, 60],
    [{ fast: false }, 200, 1],
    [{ speed: 20 }, 200, 20],
    [{ speed: 0 }, 400, 1],
    [{ speed: 'fast' }, 400, 1],
    [{}, 400, 1],
  ])('the clock set to %j answers %i', async (body, status, now) => {
    expect((await at('/__sandbox/clock', { method: 'POST', body: JSON.stringify(body) })).status).toBe(status)
    expect(await (await at('/__sandbox/clock')).json()).toEqual({
      data: { fast: now > 1, speed: now, town: 'town-1', replaying: false },
    })
  })

  it('tells the desk that a replay goes on, as long as it says so', async () => {
    const say = async (body: object) =>
      (await at('/__sandbox/replay', { method: 'POST', body: JSON.stringify(body) })).status
    const told = async () =>
      ((await (await at('/__sandbox/clock')).json()) as { data: { replaying: boolean } }).data.replaying
    expect([await say({ going: true }), await told()]).toEqual([200, true])
    expect([await say({}), await told()]).toEqual([400, true])
    expect([await say({ going: false }), await told()]).toEqual([200, false])
  })
})
