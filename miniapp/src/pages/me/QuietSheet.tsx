import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { TimeRow } from '../../components/TimeRow'
import { say } from '../../services/go'
import { setQuiet } from '../../services/quiet'
import { problemText } from '../../services/tellProblem'
import { dutyWords as words } from '../../words/duty'

type Span = { from: string; to: string }
type QuietSheetProps = { quiet: Span | undefined; onClose: () => void }

/** What most people sleep; only a beginning. */
const NIGHT: Span = { from: '22:00', to: '07:00' }

/** Two times of the day, over midnight too; or none at all. */
export function QuietSheet({ quiet, onClose }: QuietSheetProps) {
  const [span, setSpan] = useState<Span>(quiet ?? NIGHT)
  const { problem, send } = useSending(onClose)
  const { from, to } = span
  const untilText = to < from ? words.nextDay(to) : to
  return (
    <Sheet title={words.quiet} problem={problem} onClose={onClose}>
      <View className="sub ink-2">{words.quietNote}</View>
      <TimeRow
        id="quiet-from"
        label={words.from}
        value={from}
        shown={from}
        onChange={(time) => setSpan({ from: time, to })}
      />
      <TimeRow
        id="quiet-to"
        label={words.to}
        value={to}
        shown={untilText}
        onChange={(time) => setSpan({ from, to: time })}
      />
      <Buttons set={quiet !== undefined} onSave={() => send(span)} onOff={() => send(null)} />
    </Sheet>
  )
}

/** Keeps the hours and closes, or says why they were not kept. */
function useSending(onClose: () => void) {
  const [problem, setProblem] = useState<string>()
  const send = async (span: Span | null) => {
    if (span && span.from === span.to) return setProblem(words.same)
    try {
      await setQuiet(span)
    } catch (error) {
      return setProblem(problemText(error))
    }
    onClose()
    say(span ? words.saved(span.from, span.to) : words.turnedOff)
  }
  return { problem, send: (span: Span | null) => void send(span) }
}

const Buttons = ({ set, onSave, onOff }: { set: boolean; onSave: () => void; onOff: () => void }) => (
  <>
    <View className="above-l">
      <Button id="quiet-save" kind="filled" onTap={onSave}>
        {words.save}
      </Button>
    </View>
    {set && (
      <View className="above row row-centre">
        <Button id="quiet-off" kind="text" onTap={onOff}>
          {words.off}
        </Button>
      </View>
    )}
  </>
)
