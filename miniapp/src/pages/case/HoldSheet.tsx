import { dayText } from '@jinlin/domain/clocks/countdown'
import { addDays, dayOf, momentAt } from '@jinlin/domain/clocks/shanghai'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Chips, chipsOf } from '../../components/Chips'
import { Sheet } from '../../components/Sheet'
import { serverNow } from '../../services/clock'
import { give } from '../../services/give'
import { handling } from '../../words/tasks'
import type { SheetOfCase } from './handlerButtons'

const SPANS = [1, 3, 7, 14, 30]

/** G4: what is waited for, and on which day the clock runs again. */
export function HoldSheet({ lane, onClose }: SheetOfCase) {
  const now = serverNow()
  const [reason, setReason] = useState(handling.holdReasons[0] ?? '')
  const [days, setDays] = useState(3)
  const until = (span: number) => addDays(dayOf(new Date(now)), span)
  const ask = () => {
    onClose()
    void give(lane, { command: 'ask_hold', reason, until: until(days) }, { sent: handling.holdAsked })
  }
  return (
    <Sheet title={handling.holdTitle} onClose={onClose}>
      <Chips large items={chipsOf(handling.holdReasons)} chosen={reason} onPick={setReason} />
      <View className="sub ink-2 above-l">{handling.holdUntil}</View>
      <Chips
        className="above-s"
        items={SPANS.map((span) => ({ value: span, label: dayText(momentAt(until(span), '00:00'), now) }))}
        chosen={days}
        onPick={setDays}
      />
      <View className="above-l">
        <Button kind="filled" onTap={ask}>
          {handling.holdAsk}
        </Button>
      </View>
    </Sheet>
  )
}
