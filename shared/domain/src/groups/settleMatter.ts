import type { Attachment, Case } from '../cases/case'
import type { CommandInput } from '../cases/commandInput'
import { decideCase } from '../cases/decideCase'
import type { Policy } from '../dispatch/policy'
import { type Actor, type Role, systemActor } from '../people/roles'
import { settledInGroup } from '../words/groups'

/**
 * A fresh case of a group whose matter the group has settled already: held out to whoever writes it down, taken, resolved and confirmed by the rules of every
 * other case, before it is stored. Throws what those rules refuse (`photo_missing` where the category asks for a photo).
 */
export function settleMatter(
  born: Case,
  actor: Actor,
  role: Role,
  attachments: Attachment[],
  policy: Policy,
  now: Date,
): Case {
  const { userId, name } = actor
  const offer: CommandInput['offer'] = { to: userId, name, role, kind: 'first', reason: settledInGroup, firstLeft: [] }
  const offered = decideCase(born, 'offer', systemActor, offer, policy, now).after
  const accepted = decideCase(offered, 'accept', actor, {}, policy, now).after
  const resolved = decideCase(
    accepted,
    'resolve',
    actor,
    attachments.length > 0 ? { attachments } : {},
    policy,
    now,
  ).after
  return decideCase(resolved, 'confirm', actor, {}, policy, now).after
}
