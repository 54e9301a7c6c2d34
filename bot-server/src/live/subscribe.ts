import { ownOpenCases } from '@jinlin/backend/cases/ownOpenCases'
import { caseInScope } from '@jinlin/backend/cases/queries'
import { tasksOf } from '@jinlin/backend/cases/tasksOf'
import type { Case } from '@jinlin/domain/cases/case'
import { DomainError } from '@jinlin/domain/errors'
import type { Actor } from '@jinlin/domain/people/roles'
import type { LiveSocket } from './LiveSocket'
import type { SocketIndex } from './SocketIndex'
import { showToMany } from './showToMany'

type Wanted = { subscribe: string[]; since?: Record<string, number> }

/** Lets a screen watch `me` and single cases. A case that may not be seen is `gone`; what changed since the version the screen has is sent at once. */
export async function subscribe(socket: LiveSocket, actor: Actor, wanted: Wanted, index: SocketIndex, now: Date) {
  const since = wanted.since ?? {}
  if (wanted.subscribe.includes('me')) await watchMe(socket, actor, index, now)
  const named = wanted.subscribe.filter((word) => word !== 'me')
  for (const id of new Set([...named, ...Object.keys(since)])) {
    const found = await visibleCase(actor, id)
    if (!found) socket.send({ gone: id })
    else await watch(socket, found, named.includes(id), since[id], index, now)
  }
}

async function watch(
  socket: LiveSocket,
  found: Case,
  named: boolean,
  has: number | undefined,
  index: SocketIndex,
  now: Date,
) {
  if (named) {
    socket.watched.add(found._id)
    index.watchCase(socket, found._id)
  }
  if (has !== undefined) socket.shown.set(found._id, has)
  await showToMany(found, new Map([[socket.userId, [socket]]]), index, now)
}

/** From now on everything of this person: what stands in the tasks and the open matters is noted, so that its leaving can be told. */
async function watchMe(socket: LiveSocket, actor: Actor, index: SocketIndex, now: Date) {
  socket.me = true
  index.watchMe(
    socket,
    actor.grants.some(({ role }) => role !== 'resident'),
  )
  const [{ offers, pool, active }, own] = await Promise.all([tasksOf(actor, now), ownOpenCases(actor.userId)])
  for (const { _id } of [...offers, ...active]) socket.tasks.add(_id)
  for (const id of pool.ids) socket.tasks.add(id)
  for (const id of own) socket.own.add(id)
  for (const id of [...socket.tasks, ...socket.own]) index.watchCase(socket, id)
}

async function visibleCase(actor: Actor, id: string): Promise<Case | undefined> {
  try {
    return await caseInScope(actor, id)
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return undefined
    throw error
  }
}
