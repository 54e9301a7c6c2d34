import type { CommandName } from '@jinlin/domain/cases/case'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { ReasonSheet } from '../../components/ReasonSheet'
import { give } from '../../services/give'
import { handling } from '../../words/tasks'
import { HoldSheet } from './HoldSheet'
import { type Bare, isReason, type Open, reasonSheets, smallButtons } from './handlerButtons'
import { ResolveSheet } from './ResolveSheet'

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
