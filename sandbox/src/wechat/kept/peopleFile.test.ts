import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createWorld, type World } from '../world'
import { mayChange } from './mayChange'
import { keepPeople } from './peopleFile'

let folder: string
let world: World
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-people-'))
  world = empty()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

const empty = () =>
  createWorld({ port: 0, accounts: [], miniappId: 'wx_mini', miniappSecret: 's', people: [], deliverTo: '' })
const file = () => join(folder, 'people.json')
const keep = (of: World) => keepPeople(of, folder, (name) => expect.unreachable(`${name} can be read`))
const cameInFile = () => (JSON.parse(readFileSync(file(), 'utf8')) as { came: string[] }).came
/** Each writing makes a file of its own. */
const writing = () => [statSync(file()).ino, statSync(file()).mtimeMs]

describe('the file of who follows', () => {
  it('is written a second after somebody came, and again no sooner than five seconds later', () => {
    const { touch } = keep(world)
    const comes = (openid: string) => {
      world.followers.add(openid)
      touch()
    }
    comes('o-1')
    vi.advanceTimersByTime(1000)
    expect(cameInFile()).toEqual(['o-1'])
    comes('o-2')
    vi.advanceTimersByTime(4900)
    expect(cameInFile()).toEqual(['o-1'])
    comes('o-3')
    vi.advanceTimersByTime(100)
    expect(cameInFile()).toEqual(['o-1', 'o-2', 'o-3'])
  })

  it('stays as it is while nothing changes, after a restart too', () => {
    const first = keep(world)
    world.followers.add('o-1')
    first.touch()
    first.close()
    const before = writing()
    for (const { touch } of [first, keep(empty())]) {
      touch()
      vi.advanceTimersByTime(6000)
    }
    expect(writing()).toEqual(before)
  })

  it('has everything when the platform ends', () => {
    const { touch, close } = keep(world)
    world.followers.add('o-1')
    touch()
    close()
    expect(cameInFile()).toEqual(['o-1'])
  })
})

describe('a call', () => {
  it.each([
    ['GET', '/__fake/outbox?openid=o', false],
    ['GET', '/__fake/events?openid=o', false],
    ['GET', '/__fake/js_code?openid=new', true],
    ['GET', '/connect/oauth2/authorize?appid=a', true],
    ['POST', '/__fake/say', true],
    ['POST', '/__fake/clock', true],
    ['POST', '/cgi-bin/message/custom/send?access_token=t', true],
  ])('%s %s may change who follows: %s', (method, url, may) => expect(mayChange({ method, url })).toBe(may))
})
