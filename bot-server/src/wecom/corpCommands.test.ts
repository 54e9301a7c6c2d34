import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { open } from '@jinlin/backend/register/vault'
import { WecomCorpModel } from '@jinlin/backend/wecom/WecomCorpModel'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dayTown } from '../testing/dayTown'
import { useServer } from '../testing/useServer'
import { sealText, signatureOf } from '../wechat/envelope'
import { addCorp, listCorps, rotateCorpSecrets, showCorp } from './corpCommands'

const server = useServer()

const corp = {
  key: 'north',
  name: '集宁区邻里',
  areaPath: '1509/150902',
  corpId: 'ww0123456789abcdef',
  secret: 'canary0secret0of0the0corp0canary0secret0xyz',
  token: 'tokenOfNorth',
  encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}
const canaries = [corp.secret, corp.token, corp.encodingAesKey]
const add = (changes: object = {}) => addCorp(JSON.stringify({ ...corp, ...changes }))
const stored = async () => (await WecomCorpModel.findById('north').lean())!
const opened = async (field: 'secret' | 'token' | 'encodingAesKey') =>
  open((await stored())[field], { collection: 'wecomCorps', id: 'north', field })
/** Whether the callback of `north` proves itself by this token. */
const checks = async (token: string) => {
  const echostr = sealText('4711', { ...corp, appId: corp.corpId })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const msg_signature = signatureOf(token, timestamp, 'n', echostr)
  const query = new URLSearchParams({ msg_signature, timestamp, nonce: 'n', echostr })
  return (await fetch(`${server.url()}/wecom/north?${query}`)).status
}

beforeAll(() => dayTown())
beforeEach(() => WecomCorpModel.deleteMany({}))

describe('adding an enterprise', () => {
  it('needs no restart: its address works at once, its secrets are sealed', async () => {
    expect(await checks(corp.token)).toBe(404)
    expect(await add()).toEqual({ lines: ['已添加 north，马上能用。 · north is added and works at once.'], well: true })
    expect(await checks(corp.token)).toBe(200)
    for (const canary of canaries) expect(JSON.stringify(await stored())).not.toContain(canary)
    expect(await opened('secret')).toBe(corp.secret)
  })

  it('again changes it; one of another key, or in an area nobody knows, is refused', async () => {
    await add()
    expect(await add({ name: '新名字' })).toEqual({
      lines: ['已更新 north，10 秒内生效。 · north is changed, within 10 seconds.'],
      well: true,
    })
    expect((await stored()).name).toBe('新名字')
    expect(await add({ key: 'south' })).toEqual({
      lines: ['south 没保存：这个 corpId 已经用在另一个名字下。 · south is not kept: another key has this corpId.'],
      well: false,
    })
    expect((await add({ areaPath: '9999' })).lines).toEqual([
      'north 没保存：没有这个区域，请核对 areaPath。 · north is not kept: no such area; look at areaPath.',
    ])
  })

  it.each<[string, string, RegExp]>([
    ['nothing', '', /标准输入是空的/],
    ['no JSON', '{', /读不懂标准输入/],
    ['a list', '[]', /读不懂标准输入/],
    ['a wrong id', JSON.stringify({ ...corp, corpId: 'x' }), /^north 的 corpId 不对：ww 或 wx 加 16 位/],
    ['a short key', JSON.stringify({ ...corp, encodingAesKey: 'short' }), /^north 的 encodingAesKey 不对：43 个/],
    [
      'a part too many',
      JSON.stringify({ ...corp, agentId: 1 }),
      /^north 里没有 agentId 这一项。 · north has no agentId.$/,
    ],
    ['no name of its own', JSON.stringify({ ...corp, key: 'A b' }), /^#1 的 key 不对：小写字母/],
  ])('from %s is refused in words, without its values', async (_, text, sentence) => {
    const told = await addCorp(text)
    expect(told.well).toBe(false)
    expect(told.lines.join('\n')).toMatch(sentence)
    for (const canary of [...canaries, 'short']) expect(told.lines.join('\n')).not.toContain(canary)
    expect(await WecomCorpModel.countDocuments({})).toBe(0)
  })
})

describe('new secrets', () => {
  it('take the place of the old ones; what is left out stays', async () => {
    await add()
    const before = (await showCorp('north', 'https://town')).lines
    expect(await rotateCorpSecrets('north', '{"token":"newToken"}')).toEqual({
      lines: ['已换 north 的密钥，10 秒内生效。 · the secrets of north change within 10 seconds.'],
      well: true,
    })
    expect([await opened('token'), await opened('secret')]).toEqual(['newToken', corp.secret])
    const after = (await showCorp('north', 'https://town')).lines
    expect(after.filter((line) => !before.includes(line))).toEqual([expect.stringMatching(/^token：/)])
  })

  it.each([
    [
      'north',
      '{}',
      '没有要换的密钥：写 secret、token、encodingAesKey 里的一个或几个。 · There is no secret to change: give one or more of secret, token, encodingAesKey.',
    ],
    [
      'north',
      '{"token":"!"}',
      'north 的 token 不对：3 到 32 个字母和数字。 · token of north is wrong: 3 to 32 letters and digits.',
    ],
    ['north', '{"name":"x"}', 'north 里没有 name 这一项。 · north has no name.'],
    ['nobody', '{"token":"newToken"}', '没有 nobody 这个企业微信。 · There is no enterprise nobody.'],
  ])('for %s from %s are refused', async (key, text, sentence) => {
    await add()
    expect(await rotateCorpSecrets(key, text)).toEqual({ lines: [sentence], well: false })
    expect(await opened('token')).toBe(corp.token)
  })
})

describe('what is shown', () => {
  it('of one: where its callback is, and of its secrets a fingerprint that gives nothing away', async () => {
    await add()
    const { lines, well } = await showCorp('north', 'https://town.example')
    expect(well).toBe(true)
    expect(lines.slice(0, 4)).toEqual([
      '名称 · name：集宁区邻里',
      expect.stringMatching(/^区域 · area：/),
      'corpId：ww0123456789abcdef',
      '回调地址 · callback：https://town.example/wecom/north',
    ])
    expect(lines.slice(4)).toEqual(
      ['secret', 'token', 'encodingAesKey'].map((field) =>
        expect.stringMatching(new RegExp(`^${field}：已加密保存，指纹 · sealed, fingerprint [\\w-]{8}$`)),
      ),
    )
    for (const canary of canaries) expect(lines.join('\n')).not.toContain(canary)
    expect(await showCorp('nobody', '')).toEqual({
      lines: ['没有 nobody 这个企业微信。 · There is no enterprise nobody.'],
      well: false,
    })
  })

  it('of all: one a line under the columns', async () => {
    await add()
    expect((await listCorps()).lines).toEqual([
      'key\t名称 · name\tcorpId\t区域 · area',
      expect.stringMatching(/^north\t集宁区邻里\tww0123456789abcdef\t.+$/),
    ])
  })
})

describe('the command line', () => {
  const run = (words: string[], input = '') =>
    new Promise<{ code: number | null; out: string }>((resolve) => {
      const cli = fileURLToPath(new URL('cli.ts', import.meta.url))
      const child = spawn(process.execPath, ['--import', 'tsx', cli, ...words])
      let out = ''
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (out += data))
      child.on('close', (code) => resolve({ code, out }))
      child.stdin.end(input)
    })

  it('takes secrets from its input only, and explains itself where it is not understood', async () => {
    expect(await run(['add'], JSON.stringify(corp))).toEqual({
      code: 0,
      out: '已添加 north，马上能用。 · north is added and works at once.\n',
    })
    expect(await opened('token')).toBe(corp.token)
    const lost = await run(['add', corp.secret])
    expect(lost.code).toBe(1)
    expect(lost.out).toContain('npm run wecom -- rotate')
    expect(lost.out).not.toContain(corp.secret)
  }, 60_000)
})
