import { useState } from 'react'
import { type Span, SpanSheet } from '../../components/SpanSheet'
import { say } from '../../services/go'
import { setQuiet } from '../../services/quiet'
import { problemText } from '../../services/tellProblem'
import { dutyWords as words } from '../../words/duty'

type QuietSheetProps = { quiet: Span | undefined; onClose: () => void }

/** What most people sleep; only a beginning. */
const NIGHT: Span = { from: '22:00', to: '07:00' }

/** The hours in which nothing rings. */
export function QuietSheet({ quiet, onClose }: QuietSheetProps) {
  const { problem, send } = useSending(onClose)
  return (
    <SpanSheet
      title={words.quiet}
      note={words.quietNote}
      span={quiet}
      start={NIGHT}
      off={words.off}
      problem={problem}
      onSave={send}
      onClose={onClose}
    />
  )
}

/** Keeps the hours and closes, or says why they were not kept. */
function useSending(onClose: () => void) {
  const [problem, setProblem] = useState<string>()
  const send = async (span: Span | null) => {
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
