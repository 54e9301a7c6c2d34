import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AccountModel } from '@jinlin/backend/accounts/AccountModel'
import { open } from '@jinlin/backend/register/vault'
import { useStores } from '@jinlin/backend/testing/useStores'
import { beforeAll, describe, expect, it } from 'vitest'
import { callbackRequest } from '../testing/callbackRequest'
import { dayTown } from '../testing/dayTown'
import { desk, say, send, useCallbacks } from '../wechat/testing/callbacks'
import { addAccounts, listAccounts } from './accountCommands'

useStores()
useCallbacks()

const folder = mkdtempSync(join(tmpdir(), 'accounts-'))
const canary = 'canary0secret0of0one0account'
const account = {
  key: 'north',
  name: '北社区邻里',
  areaPath: '1509/150902',
  appId: 'wx0123456789abcdef',
  originalId: 'gh_0123456789ab',
  secret: canary,
  token: 'tokenOfNorth',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
const fileOf = (content: unknown) => {
  const file = join(folder, 'account.json')
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}
const add = (content: unknown) => addAccounts(fileOf(content))

beforeAll(async () => {
  await dayTown()
})

describe('adding an account', () => {
  it('needs no restart: its address works at once, its secrets are sealed', async () => {
    const mine = { ...account, mode: 'safe' as const }
    const unknown = await send(mine as never, callbackRequest(mine as never))
    expect(unknown.status).toBe(404)
    expect(await add(account)).toEqual({
      lines: ['已添加 north，马上能用。 · north is added and works at once.'],
      well: true,
    })
    desk.answer = say('收到')
    const answered = await send(mine as never, callbackRequest(mine as never))
    expect(answered.status).toBe(200)
    expect(await answered.text()).toContain('<Encrypt>')
    const stored = (await AccountModel.findById('north').lean())!
    expect(JSON.stringify(stored)).not.toContain(canary)
    expect(open(stored.secret, { collection: 'accounts', id: 'north', field: 'secret' })).toBe(canary)
    expect(stored.mode).toBe('safe')
  })

  it('again changes it: what is left out is gone', async () => {
    await add({ ...account, welcome: '您好，这里是北社区。', menu: [{ name: '我的', act: 'my_cases' }] })
    expect((await AccountModel.findById('north').lean())?.welcome).toBe('您好，这里是北社区。')
    expect(await add(account)).toEqual({
      lines: ['已更新 north，一分钟内生效。 · north is changed, within a minute.'],
      well: true,
    })
    expect(await AccountModel.findById('north').lean()).not.toHaveProperty('menu')
  })

  it.each([
    [
      'a key that is too short',
      { ...account, encodingAesKey: 'short' },
      'north 的 encodingAesKey 不对：43 个字母和数字。 · encodingAesKey of north is wrong: 43 letters and digits.',
    ],
    [
      'a missing token',
      { ...account, token: undefined },
      'north 的 token 不对：3 到 32 个字母和数字。 · token of north is wrong: 3 to 32 letters and digits.',
    ],
    ['a field nobody knows', { ...account, colour: 'red' }, 'north 里没有 colour 这一项。 · north has no colour.'],
    [
      'an area nobody knows',
      { ...account, areaPath: '1509/999999' },
      'north 没保存：没有这个区域，请核对 areaPath。 · north is not kept: no such area; look at areaPath.',
    ],
    [
      'the app of another account',
      { ...account, key: 'south' },
      'south 没保存：这个 appId 已经属于另一个公众号。 · south is not kept: another account has this appId.',
    ],
  ])('with %s is refused in one sentence, and never says a secret', async (_, content, sentence) => {
    const { lines, well } = await add(content)
    expect([lines, well]).toEqual([[sentence], false])
    expect(lines.join()).not.toContain(canary)
  })

  it('takes none of a list with one wrong entry', async () => {
    const good = { ...account, key: 'east', appId: 'wx00000000000000aa' }
    expect((await add([good, { ...account, key: 'west', secret: 'x' }])).well).toBe(false)
    expect(await AccountModel.exists({ _id: 'east' })).toBeNull()
  })

  it('of a file that is no JSON, or holds none, is refused with a code', async () => {
    for (const content of ['{', '[]'])
      await expect(add(content)).rejects.toMatchObject({
        code: 'file_wrong',
        sentence: expect.stringMatching(/要的是 JSON.* · .*is to be JSON/),
      })
    await expect(addAccounts(join(folder, 'nope.json'))).rejects.toMatchObject({ code: 'file_missing' })
  })
})

describe('the list of accounts', () => {
  it('names each under the columns, the district’s own first, without a secret', async () => {
    await add([
      { ...account, key: 'a-first', appId: 'wx00000000000000a1' },
      { ...account, key: 'main', appId: 'wx00000000000000a2' },
    ])
    const { lines } = await listAccounts()
    const keys = lines.map((line) => line.split('\t')[0])
    expect(keys.slice(0, 3)).toEqual(['key', 'main', 'a-first'])
    expect(keys.slice(2)).toEqual([...keys.slice(2)].sort())
    expect(lines.every((line) => line.split('\t').length === 5)).toBe(true)
    expect(lines.find((line) => line.startsWith('north\t'))).toMatch(
      /^north\t北社区邻里\twx0123456789abcdef\t.+\t安全 · safe$/,
    )
    expect(lines.join('\n')).not.toContain(canary)
  })
})

describe('the command line', () => {
  const run = (...words: string[]) =>
    new Promise<{ code: number; out: string }>((resolve) => {
      const cli = new URL('cli.ts', import.meta.url).pathname
      execFile(process.execPath, ['--import', 'tsx', cli, ...words], (error, stdout, stderr) =>
        resolve({ code: error ? Number(error.code) : 0, out: stdout + stderr }),
      )
    })

  it('lists, and explains itself where it is not understood', async () => {
    const listed = await run('list')
    expect(listed.code).toBe(0)
    expect(listed.out).toContain('north\t')
    const lost = await run('remove', 'north')
    expect(lost.code).toBe(1)
    expect(lost.out).toContain('npm run accounts -- add --file account.json')
  }, 60_000)
})
