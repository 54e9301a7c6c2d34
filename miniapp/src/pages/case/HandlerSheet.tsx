import { ReasonSheet } from '../../components/ReasonSheet'
import { give } from '../../services/give'
import { handling } from '../../words/tasks'
import { AssignSheet } from './AssignSheet'
import { DeclineSheet } from './DeclineSheet'
import { HoldSheet } from './HoldSheet'
import { isReason, type Open, reasonSheets, type SheetOfCase } from './handlerButtons'
import { MergeSheet } from './MergeSheet'
import { RecategoriseSheet } from './RecategoriseSheet'
import { ResolveSheet } from './ResolveSheet'
import { TransferSheet } from './TransferSheet'

const sheets = {
  resolve: ResolveSheet,
  ask_hold: HoldSheet,
  assign: AssignSheet,
  transfer: TransferSheet,
  recategorise: RecategoriseSheet,
  merge: MergeSheet,
  propose_decline: DeclineSheet,
}

/** The sheet of the button that was tapped. */
export function HandlerSheet({ open, ...rest }: SheetOfCase & { open: Open }) {
  if (!isReason(open)) {
    const Shown = sheets[open]
    return <Shown {...rest} />
  }
  const pick = (reason: string) => {
    rest.onClose()
    void give(rest.lane, { command: open, reason }, { sent: handling.sent })
  }
  return <ReasonSheet {...reasonSheets[open]} onClose={rest.onClose} onPick={pick} />
}
