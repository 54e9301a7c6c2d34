import type { View } from '@jinlin/backend/people/viewsOf'
import { allowedCommands } from '@jinlin/domain/cases/allowedCommands'
import type { Case, CommandName } from '@jinlin/domain/cases/case'
import { peopleIn } from '@jinlin/domain/cases/peopleIn'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import type { Actor } from '@jinlin/domain/people/roles'
import type { AreaNames } from '@jinlin/domain/words/scene'
import { presentAlike, presentCase } from './presentCase'
import { viewerOf } from './viewer'

/** Presents one case at one moment to many people. */
export type Presenter = {
  /** The commands this person may give now. */
  commandsOf: (actor: Actor) => CommandName[]
  /** What this person sees. */
  of: (view: View) => PresentedCase
}

/** Whoever stands the same way to the case sees the same, but for the own distance and the own links to its photos; people whom the case names see themselves in it, so nobody else sees the same. A pool shown to hundreds is put into words a few times. */
export function presenterOf(found: Case, policy: Policy, names: AreaNames, now: Date): Presenter {
  const named = peopleIn(found)
  const alike = new Map<string, PresentedCase>()
  const commands = new Map<Actor, CommandName[]>()
  const commandsOf = (actor: Actor): CommandName[] => {
    const known = commands.get(actor) ?? allowedCommands(found, actor, policy, now)
    commands.set(actor, known)
    return known
  }
  const fresh = ({ actor, followers, handlerMetres, blocked }: View): PresentedCase => {
    const around = { policy, names, followers, following: actor.follows ?? false, handlerMetres, blocked }
    return presentCase(actor, found, { ...around, commands: commandsOf(actor) }, now)
  }
  const of = (view: View): PresentedCase => {
    const { actor } = view
    if (named.has(actor.userId)) return fresh(view)
    const standing = [viewerOf(actor, found), actor.follows, view.followers, view.handlerMetres, commandsOf(actor)]
    const key = JSON.stringify(standing)
    const kept = alike.get(key)
    if (kept) return presentAlike(kept, actor, found, now)
    const first = fresh(view)
    alike.set(key, first)
    return first
  }
  return { commandsOf, of }
}
