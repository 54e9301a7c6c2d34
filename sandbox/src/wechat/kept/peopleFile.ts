import { join } from 'node:path'
import type { Scene } from '../issued'
import type { FakeAccount, FakePerson, ReplyWindow } from '../types'
import { clockOf, type Follow, openidsOfPerson, type World } from '../world'
import { readKept, writeKept } from './keptFile'

/** How long a change waits to be written with those that follow it, in ms. */
const gatherMs = 1000
/** How long it waits at least after the last writing, in ms: everybody is gone through for it. */
const pauseMs = 5000

/** What the platform knows of people beside what a town starts with: who came and left, under which openid, and what each may still be sent. */
type Kept = {
  people: FakePerson[]
  accounts: FakeAccount[]
  came: string[]
  left: string[]
  follows: [string, Follow][]
  windows: [string, ReplyWindow[]][]
  consents: [string, number][]
  blockers: string[]
  scenes: [string, Scene][]
}

const lists = ['people', 'accounts', 'came', 'left', 'follows', 'windows', 'consents', 'blockers', 'scenes'] as const

function parse(text: string): Kept {
  const read = JSON.parse(text) as Kept
  if (!lists.every((name) => Array.isArray(read?.[name]))) throw new Error('no people')
  return read
}

/** Who follows what, and who has which openids, before anything happened. */
const startOf = ({ followers, options, accounts }: World) => ({
  followers: new Set(followers),
  openids: new Map(options.people.map((person) => [person.openid, openidsOfPerson(person).length])),
  accounts: new Set(accounts.keys()),
})
type Start = ReturnType<typeof startOf>

const open = (world: World): [string, ReplyWindow[]][] =>
  [...world.windows].filter(([, all]) => all.some(({ until }) => until > clockOf(world)))

function keptOf(world: World, start: Start): Kept {
  const { followers, options, accounts, follows, consents, blockers, scenes } = world
  return {
    people: options.people.filter((person) => start.openids.get(person.openid) !== openidsOfPerson(person).length),
    accounts: [...accounts.values()].filter(({ key }) => !start.accounts.has(key)),
    came: [...followers].filter((openid) => !start.followers.has(openid)),
    left: [...start.followers].filter((openid) => !followers.has(openid)),
    follows: [...follows],
    windows: open(world),
    consents: [...consents],
    blockers: [...blockers],
    scenes: [...scenes],
  }
}

/** Somebody the town knows gets back the openids made here; whoever only the platform has met is met again. */
function restorePerson(world: World, kept: FakePerson): void {
  const known = world.people.get(kept.openid)
  if (known) known.accountOpenids = { ...kept.accountOpenids, ...known.accountOpenids }
  else world.options.people.push(kept)
  const person = known ?? kept
  for (const openid of openidsOfPerson(person)) world.people.set(openid, person)
}

function restore(world: World, kept: Kept): void {
  for (const account of kept.accounts) world.accounts.set(account.key, account)
  for (const person of kept.people) restorePerson(world, person)
  for (const openid of kept.came) world.followers.add(openid)
  for (const openid of kept.left) world.followers.delete(openid)
  for (const name of ['follows', 'windows', 'consents', 'scenes'] as const) {
    const into = world[name] as Map<string, unknown>
    for (const [key, value] of kept[name]) into.set(key, value)
  }
  for (const openid of kept.blockers) world.blockers.add(openid)
}

/** Who follows, under which openids, and what each may be sent, in a file that is written anew a second after `touch`, at most every five seconds and only when something changed. */
export function keepPeople(world: World, folder: string, unreadable: (file: string) => void) {
  const file = join(folder, 'people.json')
  const start = startOf(world)
  const kept = readKept(file, parse, unreadable)
  if (kept) restore(world, kept)
  let timer: NodeJS.Timeout | undefined
  let written = kept && JSON.stringify(keptOf(world, start))
  let lookedAt = 0
  const write = () => {
    timer = undefined
    lookedAt = Date.now()
    const text = JSON.stringify(keptOf(world, start))
    if (text !== written) writeKept(file, text)
    written = text
  }
  const touch = () => {
    timer ??= setTimeout(write, Math.max(gatherMs, lookedAt + pauseMs - Date.now()))
  }
  /** Writes what still waits. */
  const close = () => {
    if (!timer) return
    clearTimeout(timer)
    write()
  }
  return { touch, close }
}
