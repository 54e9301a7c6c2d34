import type { PresentedCase, PresentedEntry } from '@jinlin/domain/cases/presentedCase'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { shortNumber } from '@jinlin/domain/words/persons'
import { View } from '@tarojs/components'
import { BigClock, ClockBar } from '../../components/Countdown'
import { StateChip } from '../../components/StateChip'
import { clockOf } from '../../services/clockOf'
import { calledFor, titleOf } from '../../services/describe'
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
  const { respondBy, closeBy } = found.clocks
  const runs = (clock.kind === 'respond' || clock.kind === 'close') && clock.dueAt > now
  const apology = apologyOf(found, now)
  const reason = found.state === 'on_hold' || found.state === 'declined' ? found.timeline.at(-1)?.note : undefined
  return (
    <View className="card">
      <View className="row gap">
        <View className="t2 grow">{found.reporter?.mine ? calledFor(found) : titleOf(found)}</View>
        <StateChip found={found} staff={!found.reporter?.mine} />
      </View>
      {runs && clock.kind === 'respond' && <View className="case-clock-label">{caseWords.toRespond}</View>}
      {runs && clock.kind === 'close' && <View className="case-clock-label">{caseWords.toClose}</View>}
      {clock.kind !== 'none' && <BigClock clock={clock} />}
      <ClockBar clock={clock} />
      <View className="case-lines">
        {clock.kind === 'respond' && <View>{caseWords.respondBy(deadlineText(respondBy, now))}</View>}
        {clock.kind === 'respond' && <View>{caseWords.closeBy(deadlineText(closeBy, now))}</View>}
        {clock.kind === 'close' && <View>{caseWords.closeLatest(deadlineText(closeBy, now))}</View>}
        {apology && <View className="tone-bad">{apology.text}</View>}
        {reason && <View>{reason}</View>}
        {found.state === 'declined' && <View>{lastText(found, 'approve_decline')?.text}</View>}
        {found.request && (
          <View className="tone-warn">
            {found.request.kind === 'hold'
              ? caseWords.askedHold(found.request.reason)
              : caseWords.askedDecline(found.request.reason)}
          </View>
        )}
        <View className="ink-3">{caseWords.number(shortNumber(found.number))}</View>
      </View>
    </View>
  )
}
