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
  const [{ from, to }, setSpan] = useState<Span>(quiet ?? NIGHT)
  const [problem, setProblem] = useState<string>()
  const send = (next: Span | null) =>
    void setQuiet(next).then(
      () => {
        onClose()
        say(next ? words.saved(next.from, next.to) : words.turnedOff)
      },
      (error) => setProblem(problemText(error)),
    )
  const save = () => (from === to ? setProblem(words.same) : send({ from, to }))
  return (
    <Sheet title={words.quiet} problem={problem} onClose={onClose}>
      <View className="sub ink-2">{words.quietNote}</View>
      <TimeRow
        id="quiet-from"
        label={words.from}
        value={from}
        shown={from}
        onChange={(value) => setSpan({ from: value, to })}
      />
      <TimeRow
        id="quiet-to"
        label={words.to}
        value={to}
        shown={to < from ? words.nextDay(to) : to}
        onChange={(value) => setSpan({ from, to: value })}
      />
      <View className="above-l">
        <Button id="quiet-save" kind="filled" onTap={save}>
          {words.save}
        </Button>
      </View>
      {quiet && (
        <View className="above row row-centre">
          <Button id="quiet-off" kind="text" onTap={() => send(null)}>
            {words.off}
          </Button>
        </View>
      )}
    </Sheet>
  )
}
