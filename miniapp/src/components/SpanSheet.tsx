import { View } from '@tarojs/components'
import { useState } from 'react'
import { dutyWords as words } from '../words/duty'
import { Button } from './Button'
import { Sheet } from './Sheet'
import { TimeRow } from './TimeRow'

export type Span = { from: string; to: string }
export type SpanSheetProps = {
  title: string
  note: string
  /** What it is now; nothing when there is none. */
  span: Span | undefined
  /** What to begin with when there is none. */
  start: Span
  /** The button that does without one. */
  off: string
  problem?: string
  /** Two different times, or none at all. */
  onSave: (span: Span | null) => void
  onClose: () => void
}

/** Two times of the day, over midnight too; or none at all. */
export function SpanSheet({ title, note, span, start, off, problem, onSave, onClose }: SpanSheetProps) {
  const [{ from, to }, setSpan] = useState<Span>(span ?? start)
  const [alike, setAlike] = useState(false)
  const untilText = to < from ? words.nextDay(to) : to
  const save = () => (from === to ? setAlike(true) : onSave({ from, to }))
  return (
    <Sheet title={title} problem={alike && from === to ? words.same : problem} onClose={onClose}>
      <View className="sub ink-2">{note}</View>
      <TimeRow
        id="span-from"
        label={words.from}
        value={from}
        shown={from}
        onChange={(time) => setSpan({ from: time, to })}
      />
      <TimeRow
        id="span-to"
        label={words.to}
        value={to}
        shown={untilText}
        onChange={(time) => setSpan({ from, to: time })}
      />
      <View className="above-l">
        <Button id="span-save" kind="filled" onTap={save}>
          {words.save}
        </Button>
      </View>
      {span && (
        <View className="above row row-centre">
          <Button id="span-off" kind="text" onTap={() => onSave(null)}>
            {off}
          </Button>
        </View>
      )}
    </Sheet>
  )
}
