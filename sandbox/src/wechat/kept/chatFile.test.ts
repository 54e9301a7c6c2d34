import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepMedia } from '../api/media'
import { createWorld, keptLines, show, type World } from '../world'
import { keepChats } from './chatFile'

let folder: string
let world: World
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-chats-'))
  world = empty()
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

const empty = () =>
  createWorld({ port: 0, accounts: [], miniappId: 'wx_mini', miniappSecret: 's', people: [], deliverTo: '' })
const file = () => join(folder, 'chats.jsonl')
const rowsInFile = () => readFileSync(file(), 'utf8').split('\n').length - 1
const never = (name: string) => expect.unreachable(`${name} can be read`)
const keep = (of: World) => keepChats(of, folder, never)
const say = (text: string, media?: string) =>
  show(world, {
    accountKey: 'main',
    openid: 'o',
    from: 'person',
    via: 'say',
    type: 'text',
    text,
    ...(media && { media }),
  })
const sayTimes = (times: number) => {
  for (let n = 0; n < times; n++) say('路灯不亮')
}
const restarted = async () => {
  const next = empty()
  await keep(next).close()
  return next
}
const photo = () => keepMedia(world, 'image', 'image/png', Buffer.from('photo'))

describe('the file of what was said', () => {
  it('never holds more than twice what the phones show, and gives back the newest', async () => {
    const kept = keep(world)
    await kept.close()
    sayTimes(1.5 * keptLines)
    await kept.close()
    expect(rowsInFile()).toBe(1.5 * keptLines)
    const ids = ({ chat }: World) => chat.map(({ id }) => id).join()
    const newest = { ...world, chat: world.chat.slice(-keptLines) }
    expect(ids(await restarted()) === ids(newest)).toBe(true)
    expect(rowsInFile()).toBe(keptLines)
    sayTimes(keptLines)
    await kept.close()
    expect(rowsInFile()).toBe(world.chat.length)
    expect(world.chat.length).toBeLessThan(1.1 * keptLines)
  })

  it('is whole again after the disk was full while somebody spoke', async () => {
    const complaint = vi.spyOn(console, 'error').mockReturnValue()
    const kept = keep(world)
    await kept.close()
    rmSync(file())
    mkdirSync(file())
    say('路灯不亮', photo())
    await kept.close()
    expect(complaint).toHaveBeenCalledOnce()
    rmdirSync(file())
    say('还是不亮')
    await kept.close()
    const { chat, media } = await restarted()
    expect(chat.map(({ text }) => text)).toEqual(['路灯不亮', '还是不亮'])
    expect(media.get(chat[0]?.media ?? '')?.bytes.toString()).toBe('photo')
  })
})

describe('a picture', () => {
  it('is kept as long as a line shows it, and no longer', () => {
    const [once, twice] = [photo(), photo()]
    say('看', once)
    say('看', twice)
    sayTimes(keptLines - 2)
    say('再看', twice)
    expect(world.media.size).toBe(2)
    sayTimes(keptLines / 2)
    expect([...world.media.keys()]).toEqual([twice])
  })
})
