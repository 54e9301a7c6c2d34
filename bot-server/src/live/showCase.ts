import type { View } from '@jinlin/backend/people/viewsOf'
import type { Case } from '@jinlin/domain/cases/case'
import { isOpen } from '@jinlin/domain/cases/commands'
import { maySee, standsInPoolOf } from '@jinlin/domain/cases/visibility'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import type { Presenter } from '../cases/presenterOf'
import type { LiveSocket } from './LiveSocket'

/** What `me` brings: tasks (asked, working, may claim) and the person's own matters. */
type Concern = 'task' | 'own' | undefined

function concernOf({ found, actor }: View, policy: Policy): Concern {
  const working = found.assignee?.userId === actor.userId && isOpen(found.state)
  if (found.offer?.to === actor.userId || working) return 'task'
  if (actor.staff?.onDuty && standsInPoolOf(found, actor, policy)) return 'task'
  return found.reporter.userId === actor.userId || found.speaker === actor.userId || actor.follows ? 'own' : undefined
}

/** Shows one screen the state of a case it may see, or says that it is gone. Never shows an older version after a newer one. */
export function showCase(socket: LiveSocket, view: View, policy: Policy, present: Presenter): void {
  const { found, actor } = view
  if (seen(socket, found) > found.version) return
  const concern = socket.me ? concernOf(view, policy) : undefined
  const left = socket.tasks.has(found._id) && concern !== 'task'
  remember(socket, found, concern)
  const sees = maySee(found, actor, policy)
  const watched = socket.watched.has(found._id)
  if (sees && (watched || left || concern !== undefined)) send(socket, view, present)
  if (left || (watched && !sees)) socket.gone(found._id)
}

const seen = ({ shown }: LiveSocket, { _id }: Case) => shown.get(_id) ?? -1

function remember({ tasks, own }: LiveSocket, { _id }: Case, concern: Concern) {
  if (concern === 'task') tasks.add(_id)
  else tasks.delete(_id)
  if (concern === 'own') own.add(_id)
}

function send(socket: LiveSocket, view: View, present: Presenter) {
  if (seen(socket, view.found) >= view.found.version) return
  socket.noteShown(view.found._id, view.found.version)
  socket.send({ case: present.of(view) })
}
