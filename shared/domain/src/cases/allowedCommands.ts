import type { Policy } from '../dispatch/policy'
import type { Actor } from '../people/roles'
import type { Case, CommandName } from './case'
import { caughtUp } from './catchUp'
import { peopleCommands } from './commands'
import { refusalNow } from './decideCase'

/** The commands this actor may give now: what the server enforces and the phone shows as buttons. Valid input provided, each is accepted. */
export function allowedCommands(found: Case, actor: Actor, policy: Policy, now: Date): CommandName[] {
  const situation = { found: caughtUp(found, policy, now), actor, policy, now }
  return peopleCommands.filter((command) => !refusalNow(command, situation))
}
