import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { useState } from 'react'
import { ChoiceRow } from '../../components/ChoiceRow'
import { join as words } from '../../words/join'
import { RosterSheet } from './RosterSheet'
import { rosterRoots } from './roster'

/** The way to the rosters, for whoever sets one; nothing for others. */
export function RosterEntry({ roles }: { roles: PresentedPerson['roles'] }) {
  const [open, setOpen] = useState(false)
  const roots = rosterRoots(roles)
  const [first] = roots
  if (!first) return null
  return (
    <>
      <ChoiceRow icon="task" title={words.roster} hint={words.rosterHint} onTap={() => setOpen(true)} />
      {open && <RosterSheet first={first} roots={roots} roles={roles} onClose={() => setOpen(false)} />}
    </>
  )
}
