import { createHash } from 'node:crypto'
import type { FakeAccount, FakePerson } from './types'
import { openidsOfPerson, type World } from './world'

/** The person behind an openid of the mini-program or of any account. */
export const personOf = (world: World, openid: string | null): FakePerson | undefined => world.people.get(openid ?? '')

/** The person of this openid. Somebody nobody has seen yet is as real to WeChat as anybody: with this openid everywhere. */
export function meet(world: World, openid: string): FakePerson {
  const known = personOf(world, openid)
  if (known) return known
  const accountOpenids = Object.fromEntries([...world.accounts.keys()].map((key) => [key, openid]))
  const person: FakePerson = { key: openid, name: '', openid, accountOpenids, unionid: `unionid-of-${openid}` }
  world.options.people.push(person)
  world.people.set(openid, person)
  return person
}

/** The openid of this openid's person for an account; made when they come to it for the first time. */
export function openidAt(world: World, { key }: FakeAccount, openid: string): string {
  const person = meet(world, openid)
  const made = () => `o${createHash('sha1').update(`${key} ${person.openid}`).digest('base64url')}`
  person.accountOpenids[key] ??= made()
  const own = person.accountOpenids[key] ?? openid
  world.people.set(own, person)
  return own
}

/** All openids under which this openid's person is known, itself at least. */
export function openidsOf(world: World, openid: string): Set<string> {
  const person = personOf(world, openid)
  return new Set(person ? [openid, ...openidsOfPerson(person)] : [openid])
}
