import { policyOf } from '@jinlin/backend/dispatch/policies'
import type { View } from '@jinlin/backend/people/viewsOf'
import { areaNames } from '@jinlin/backend/places/areaSet'
import { allowedCommands } from '@jinlin/domain/cases/allowedCommands'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import { maySee } from '@jinlin/domain/cases/visibility'
import { presentCase } from '../cases/presentCase'
import type { LiveSocket } from './LiveSocket'

/** What `me` brings: tasks (asked, working, may claim) and the person's own matters. */
type Concern = 'task' | 'own' | undefined

async function concernOf({ found, actor }: View, now: Date): Promise<Concern> {
  const working = found.assignee?.userId === actor.userId && isOpen(found.state)
  if (found.offer?.to === actor.userId || working) return 'task'
  if (found.poolSince && allowedCommands(found, actor, await policyOf(found), now).includes('claim')) return 'task'
  return found.reporter.userId === actor.userId || found.speaker === actor.userId || actor.follows ? 'own' : undefined
}

/** Shows one screen the state of a case it may see, or says that it is gone. Never shows an older version after a newer one. */
export async function showCase(socket: LiveSocket, view: View, now: Date): Promise<void> {
  const { found, actor } = view
  const concern = socket.me ? await concernOf(view, now) : undefined
  const left = socket.tasks.has(found._id) && concern !== 'task'
  remember(socket, found, concern)
  const sees = maySee(found, actor, await policyOf(found))
  const watched = socket.watched.has(found._id)
  if (sees && (watched || left || concern !== undefined)) await send(socket, view, now)
  if (left || (watched && !sees)) socket.send({ gone: found._id })
}

function remember({ tasks, own }: LiveSocket, { _id }: Case, concern: Concern) {
  if (concern === 'task') tasks.add(_id)
  else tasks.delete(_id)
  if (concern === 'own') own.add(_id)
}

async function send(socket: LiveSocket, { found, actor, followers, handlerMetres }: View, now: Date) {
  if ((socket.shown.get(found._id) ?? -1) >= found.version) return
  socket.shown.set(found._id, found.version)
  const [policy, names] = await Promise.all([policyOf(found), areaNames()])
  const around = { policy, names, followers, following: actor.follows ?? false, handlerMetres }
  socket.send({ case: presentCase(actor, found, around, now) })
}
