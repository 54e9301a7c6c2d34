import type { CommandName } from '@jinlin/domain/cases/case'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { ReasonSheet } from '../../components/ReasonSheet'
import { give } from '../../services/give'
import { handling } from '../../words/tasks'
import { HoldSheet } from './HoldSheet'
import { ResolveSheet } from './ResolveSheet'

type WithReason = 'escalate' | 'hand_back' | 'propose_decline' | 'refuse_hold' | 'refuse_decline' | 'return'
type Bare = 'start' | 'resume' | 'approve_hold' | 'approve_decline' | 'supervise'
type Open = WithReason | 'resolve' | 'ask_hold'

const reasonSheets: Record<WithReason, { title: string; reasons: readonly string[] }> = {
  escalate: { title: handling.escalateTitle, reasons: handling.escalateReasons },
  hand_back: { title: handling.handBackTitle, reasons: handling.handBackReasons },
  propose_decline: { title: handling.declineTitle, reasons: handling.declineReasons },
  refuse_hold: { title: handling.refuseTitle, reasons: handling.refuseReasons },
  refuse_decline: { title: handling.refuseTitle, reasons: handling.refuseReasons },
  return: { title: handling.giveBackTitle, reasons: handling.giveBackReasons },
}
const isReason = (open: Open | undefined): open is WithReason => open !== undefined && open in reasonSheets

/** The small buttons in their order: what they say and what they open or do. */
const smallButtons = (found: PresentedCase): { command: CommandName; label: string; opens?: Open; does?: Bare }[] => [
  { command: 'approve_hold', label: handling.approveHold, does: 'approve_hold' },
  { command: 'refuse_hold', label: handling.refuseHold, opens: 'refuse_hold' },
  { command: 'approve_decline', label: handling.approveDecline, does: 'approve_decline' },
  { command: 'refuse_decline', label: handling.refuseDecline, opens: 'refuse_decline' },
  { command: 'escalate', label: handling.escalate(handling.levels[found.level]), opens: 'escalate' },
  { command: 'ask_hold', label: handling.hold, opens: 'ask_hold' },
  { command: 'hand_back', label: handling.handBack, opens: 'hand_back' },
  { command: 'return', label: handling.giveBack, opens: 'return' },
  { command: 'supervise', label: handling.supervise, does: 'supervise' },
  { command: 'propose_decline', label: handling.decline, opens: 'propose_decline' },
]

/** G3: one button for the next command, the rest small; drawn from what the case allows this person. */
export function Handler({ found, lane }: { found: PresentedCase; lane: string }) {
  const [open, setOpen] = useState<Open | undefined>()
  const can = (name: CommandName) => found.commands.includes(name)
  const trade = found.assignee?.role === 'tradesperson'
  const resolveLabel = trade ? handling.mended : found.needsAfterPhoto ? handling.resolvePhoto : handling.resolve
  const startLabel = trade ? handling.arrived : handling.start
  const small = smallButtons(found).filter(({ command }) => can(command))
  const bare = (command: Bare) => void give(lane, { command }, { sent: handling.sent })
  const close = () => setOpen(undefined)
  if (found.reporter?.mine && !found.assignee?.mine) return null
  return (
    <View>
      {(can('start') || can('resolve') || can('resume')) && (
        <View className="card">
          {can('resume') && (
            <Button kind="filled" onTap={() => bare('resume')}>
              {handling.resume}
            </Button>
          )}
          {can('start') && (
            <Button id="start" kind="filled" onTap={() => void give(lane, { command: 'start' })}>
              {startLabel}
            </Button>
          )}
          {can('resolve') && (
            <View className={can('start') ? 'above' : ''}>
              <Button
                id="resolve"
                icon={found.needsAfterPhoto ? 'camera' : 'check'}
                kind={can('start') ? 'tinted' : 'filled'}
                onTap={() => setOpen('resolve')}
              >
                {resolveLabel}
              </Button>
            </View>
          )}
        </View>
      )}
      {small.length > 0 && (
        <View className="case-actions">
          {small.map(({ command, label, opens, does }) => (
            <Button
              key={command}
              id={`do-${command}`}
              small
              onTap={() => (opens ? setOpen(opens) : does && bare(does))}
            >
              {label}
            </Button>
          ))}
        </View>
      )}
      {open === 'resolve' && <ResolveSheet found={found} lane={lane} onClose={close} />}
      {open === 'ask_hold' && <HoldSheet lane={lane} onClose={close} />}
      {isReason(open) && (
        <ReasonSheet
          {...reasonSheets[open]}
          onClose={close}
          onPick={(reason) => {
            close()
            void give(lane, { command: open, reason }, { sent: handling.sent })
          }}
        />
      )}
    </View>
  )
}
