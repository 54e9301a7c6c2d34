import { policyOf } from '@jinlin/backend/dispatch/policies'
import { actorOf } from '@jinlin/backend/people/actorOf'
import { viewsOf } from '@jinlin/backend/people/viewsOf'
import { areaNames } from '@jinlin/backend/places/areaSet'
import type { Case } from '@jinlin/domain/cases/case'
import { presenterOf } from '../cases/presenterOf'
import type { LiveSocket } from './LiveSocket'
import type { SocketIndex } from './SocketIndex'
import { showCase } from './showCase'

/** The screens of each person. */
export function screensByUser(sockets: Iterable<LiveSocket>): Map<string, LiveSocket[]> {
  const byUser = new Map<string, LiveSocket[]>()
  for (const socket of sockets) byUser.set(socket.userId, [...(byUser.get(socket.userId) ?? []), socket])
  return byUser
}

/** Shows one case to these people, each as they may see it; what they share is looked up and presented once. */
export async function showToMany(
  found: Case,
  people: ReadonlyMap<string, readonly LiveSocket[]>,
  index: SocketIndex,
  now: Date,
): Promise<void> {
  const [policy, names] = await Promise.all([policyOf(found), areaNames()])
  const present = presenterOf(found, policy, names, now)
  await Promise.all(
    [...people].map(async ([userId, sockets]) => {
      const [view] = await viewsOf(await actorOf(userId), [found], now)
      for (const socket of view ? sockets : []) {
        if (view) showCase(socket, view, policy, present)
        index.follow(socket, found._id)
      }
    }),
  )
}
