import type { CommandName } from '@jinlin/domain/cases/case'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { handling } from '../../words/tasks'

/** Commands that need a reason. */
export type WithReason = 'escalate' | 'hand_back' | 'refuse_hold' | 'refuse_decline' | 'return'
/** Commands given as they are. */
export type Bare = 'start' | 'resume' | 'approve_hold' | 'approve_decline' | 'supervise' | 'split'
/** What a button of the handler opens. */
export type Open =
  | WithReason
  | 'resolve'
  | 'ask_hold'
  | 'assign'
  | 'transfer'
  | 'recategorise'
  | 'merge'
  | 'propose_decline'
/** What every sheet of the handler is given. */
export type SheetOfCase = { found: PresentedCase; lane: string; onClose: () => void }

/** The sheet of each reason: what is asked, what is offered. */
export const reasonSheets: Record<WithReason, { title: string; reasons: readonly string[] }> = {
  escalate: { title: handling.escalateTitle, reasons: handling.escalateReasons },
  hand_back: { title: handling.handBackTitle, reasons: handling.handBackReasons },
  refuse_hold: { title: handling.refuseTitle, reasons: handling.refuseReasons },
  refuse_decline: { title: handling.refuseTitle, reasons: handling.refuseReasons },
  return: { title: handling.giveBackTitle, reasons: handling.giveBackReasons },
}
/** Does this open a sheet of reasons? */
export const isReason = (open: Open | undefined): open is WithReason => open !== undefined && open in reasonSheets

/** The small buttons in their order: what they say and what they open or do. */
export const smallButtons = (
  found: PresentedCase,
): { command: CommandName; label: string; opens?: Open; does?: Bare }[] => [
  { command: 'approve_hold', label: handling.approveHold, does: 'approve_hold' },
  { command: 'refuse_hold', label: handling.refuseHold, opens: 'refuse_hold' },
  { command: 'approve_decline', label: handling.approveDecline, does: 'approve_decline' },
  { command: 'refuse_decline', label: handling.refuseDecline, opens: 'refuse_decline' },
  { command: 'assign', label: handling.assign, opens: 'assign' },
  { command: 'transfer', label: handling.transfer, opens: 'transfer' },
  { command: 'escalate', label: handling.escalate(handling.levels[found.level]), opens: 'escalate' },
  { command: 'ask_hold', label: handling.hold, opens: 'ask_hold' },
  { command: 'hand_back', label: handling.handBack, opens: 'hand_back' },
  { command: 'return', label: handling.giveBack, opens: 'return' },
  { command: 'supervise', label: handling.supervise, does: 'supervise' },
  { command: 'recategorise', label: handling.recategorise, opens: 'recategorise' },
  { command: 'merge', label: handling.merge, opens: 'merge' },
  { command: 'split', label: handling.split, does: 'split' },
  { command: 'propose_decline', label: handling.decline, opens: 'propose_decline' },
]
