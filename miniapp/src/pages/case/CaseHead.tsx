import type { PresentedCase, PresentedEntry } from '@jinlin/domain/cases/presentedCase'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { shortNumber } from '@jinlin/domain/words/persons'
import { View } from '@tarojs/components'
import { BigClock, ClockBar } from '../../components/Countdown'
import { StateChip } from '../../components/StateChip'
import { type CaseClock, clockOf } from '../../services/clockOf'
import { titleOf } from '../../services/describe'
import { useNow } from '../../services/useNow'
import { caseWords } from '../../words/case'

/** The apology of a late case, said at its head; the timeline leaves it out meanwhile. */
export function apologyOf(found: PresentedCase, now: number): PresentedEntry | undefined {
  const clock = clockOf(found)
  const late = (clock.kind === 'respond' || clock.kind === 'close') && clock.dueAt <= now
  return late ? lastText(found, 'breach') : undefined
}

const lastText = (found: PresentedCase, command: string) =>
  found.timeline.filter((entry) => entry.command === command && entry.visibility === 'public').at(-1)

/** What it is, its state, and the one clock that matters now, as a span and as a time. */
export function CaseHead({ found }: { found: PresentedCase }) {
  const now = useNow()
  const clock = clockOf(found)
  const runs = (clock.kind === 'respond' || clock.kind === 'close') && clock.dueAt > now
  const mine = found.reporter?.mine === true
  return (
    <View className="card">
      <View className="row gap">
        <View className="t2 grow">{titleOf(found)}</View>
        <StateChip found={found} staff={!mine} />
      </View>
      {runs && (
        <View className="case-clock-label">{clock.kind === 'respond' ? caseWords.toRespond : caseWords.toClose}</View>
      )}
      {clock.kind !== 'none' && <BigClock clock={clock} />}
      <ClockBar clock={clock} />
      <View className="case-lines phrase">
        <Deadlines found={found} kind={clock.kind} now={now} />
        <Reasons found={found} now={now} />
        <View className="ink-3">{caseWords.number(shortNumber(found.number))}</View>
      </View>
    </View>
  )
}

type LinesProps = { found: PresentedCase; now: number }

/** Each clock as a time. */
function Deadlines({ found, kind, now }: LinesProps & { kind: CaseClock['kind'] }) {
  const { respondBy, closeBy } = found.clocks
  if (kind === 'close') return <View>{caseWords.closeLatest(deadlineText(closeBy, now))}</View>
  if (kind !== 'respond') return null
  return (
    <>
      <View>{caseWords.respondBy(deadlineText(respondBy, now))}</View>
      <View>{caseWords.closeBy(deadlineText(closeBy, now))}</View>
    </>
  )
}

/** Why it is late, paused or not taken on, and what somebody has asked for. */
function Reasons({ found, now }: LinesProps) {
  const { request, state, timeline } = found
  const apology = apologyOf(found, now)
  const reason = state === 'on_hold' ? timeline.at(-1)?.note : undefined
  const asked = request?.kind === 'hold' ? caseWords.askedHold : caseWords.askedDecline
  return (
    <>
      {apology && <View className="tone-bad">{apology.text}</View>}
      {reason && <View>{reason}</View>}
      {state === 'declined' && <View>{lastText(found, 'approve_decline')?.text}</View>}
      {request && <View className="tone-warn">{asked(request.reason)}</View>}
    </>
  )
}
