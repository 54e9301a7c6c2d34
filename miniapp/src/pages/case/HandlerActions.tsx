import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { give } from '../../services/give'
import { handling } from '../../words/tasks'
import { HandlerSheet } from './HandlerSheet'
import { type Bare, type Open, smallButtons } from './handlerButtons'

type ButtonsProps = { found: PresentedCase; onOpen: (open: Open) => void; onGive: (command: Bare) => void }

/** G3: one button for the next command, the rest small; drawn from what the case allows this person. */
export function Handler({ found, lane }: { found: PresentedCase; lane: string }) {
  const [open, setOpen] = useState<Open | undefined>()
  const bare = (command: Bare) => void give(lane, { command }, command === 'start' ? {} : { sent: handling.sent })
  if (found.reporter?.mine && !found.assignee?.mine) return null
  return (
    <View>
      <MainButtons found={found} onOpen={setOpen} onGive={bare} />
      <SmallButtons found={found} onOpen={setOpen} onGive={bare} />
      {open && <HandlerSheet open={open} found={found} lane={lane} onClose={() => setOpen(undefined)} />}
    </View>
  )
}

function MainButtons({ found, onOpen, onGive }: ButtonsProps) {
  const { commands } = found
  const [resume, start, resolve] = (['resume', 'start', 'resolve'] as const).map((name) => commands.includes(name))
  const trade = found.assignee?.role === 'tradesperson'
  if (!resume && !start && !resolve) return null
  return (
    <View className="card">
      {resume && (
        <Button kind="filled" onTap={() => onGive('resume')}>
          {handling.resume}
        </Button>
      )}
      {start && (
        <Button id="start" kind="filled" onTap={() => onGive('start')}>
          {trade ? handling.arrived : handling.start}
        </Button>
      )}
      {resolve && <ResolveButton found={found} second={start === true} onTap={() => onOpen('resolve')} />}
    </View>
  )
}

/** `second` = another button stands before it and is the one to tap first. */
function ResolveButton({ found, second, onTap }: { found: PresentedCase; second: boolean; onTap: () => void }) {
  const { needsAfterPhoto } = found
  const trade = found.assignee?.role === 'tradesperson'
  return (
    <View className={second ? 'above' : ''}>
      <Button
        id="resolve"
        icon={needsAfterPhoto ? 'camera' : 'check'}
        kind={second ? 'tinted' : 'filled'}
        onTap={onTap}
      >
        {trade ? handling.mended : needsAfterPhoto ? handling.resolvePhoto : handling.resolve}
      </Button>
    </View>
  )
}

// so many fill rows of four better than rows of three
const FOUR = [4, 7, 8]

function SmallButtons({ found, onOpen, onGive }: ButtonsProps) {
  const small = smallButtons(found).filter(({ command }) => found.commands.includes(command))
  if (small.length === 0) return null
  return (
    <View className={`case-actions ${FOUR.includes(small.length) ? 'case-actions-four' : ''}`}>
      {small.map(({ command, label, opens, does }) => (
        <Button key={command} id={`do-${command}`} small onTap={() => (opens ? onOpen(opens) : does && onGive(does))}>
          {label}
        </Button>
      ))}
    </View>
  )
}
