import { digitsText, spanText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { type CaseClock, clockLine, toneOf } from '../services/clockOf'
import { useNow } from '../services/useNow'
import './Countdown.css'

/** The clock in one line, in its tone. */
export function ClockText({ clock }: { clock: CaseClock }) {
  const now = useNow()
  return <View className={`clock-text tone-${toneOf(clock, now)}`}>{clockLine(clock, now)}</View>
}

/** Digits that don't jitter: each stands in a box of its own. */
export const Digits = ({ text, tone }: { text: string; tone: string }) => (
  <View className={`digits tone-${tone}`} role="timer" aria-label={text}>
    {[...text].map((digit, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a place on the clock is what a digit is
      <View key={at} className={/\d/.test(digit) ? 'digit' : 'digit-mark'}>
        {digit}
      </View>
    ))}
  </View>
)

/** The big clock of a case: minutes and seconds to the first answer, a span to the closing. */
export function BigClock({ clock }: { clock: CaseClock }) {
  const now = useNow()
  const tone = toneOf(clock, now)
  if (clock.kind !== 'respond' && clock.kind !== 'close')
    return <View className={`clock-span tone-${tone}`}>{clockLine(clock, now)}</View>
  const left = clock.dueAt - now
  if (left <= 0) return <View className={`clock-span tone-${tone}`}>{clockLine(clock, now)}</View>
  return clock.kind === 'respond' && left < 100 * 60_000 ? (
    <Digits text={digitsText(clock.dueAt, now)} tone={tone} />
  ) : (
    <View className={`clock-span tone-${tone}`}>{spanText(left)}</View>
  )
}

/** How much of the span is left, draining as every clock does; full and bad once late. */
export function ClockBar({ clock }: { clock: CaseClock }) {
  const now = useNow()
  if (clock.kind !== 'respond' && clock.kind !== 'close') return null
  const left = (clock.dueAt - now) / (clock.dueAt - clock.startedAt)
  const share = left <= 0 ? 1 : Math.min(1, left)
  return (
    <View className="clock-bar">
      <View className={`clock-bar-left fill-${toneOf(clock, now)}`} style={{ width: `${Math.round(share * 100)}%` }} />
    </View>
  )
}

/** Seconds left of an offer, as a ring. `dueAt`, `startedAt` in ms. */
export function Ring({ startedAt, dueAt }: { startedAt: number; dueAt: number }) {
  const now = useNow()
  const left = Math.max(0, dueAt - now)
  const share = Math.min(1, left / Math.max(1, dueAt - startedAt))
  const tone = left < 15_000 ? 'bad' : 'brand'
  const seconds = Math.floor(left / 1000)
  return (
    <View
      className="ring"
      style={{ background: `conic-gradient(var(--${tone}) ${share * 360}deg, var(--line) 0deg)` }}
      aria-label={spanText(left)}
    >
      <View className="ring-hole">
        <View className={`ring-digits tone-${tone}`}>{seconds < 100 ? seconds : digitsText(dueAt, now)}</View>
      </View>
    </View>
  )
}
