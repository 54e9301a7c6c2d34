import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { extraChips, sortingChips, stateWords } from '@jinlin/domain/words/states'
import { View } from '@tarojs/components'
import './StateChip.css'

/** One label per state, with 超时, 返工, 待归类, 督办 beside it where they are true. */
export function StateChip({ found, staff }: { found: PresentedCase; staff?: boolean }) {
  const { label, tone } = stateWords[found.state]
  const late = found.clocks.breaches.some(({ kind }) => kind === 'respond' || kind === 'close')
  const again = found.timeline.some(({ command }) => command === 'reopen')
  return (
    <View className="chip-row">
      {late && <View className="state-chip chip-bad">{extraChips.late}</View>}
      {again && <View className="state-chip chip-warn">{extraChips.again}</View>}
      {staff && found.needsSorting && <View className="state-chip chip-warn">{sortingChips[found.needsSorting]}</View>}
      {staff && found.supervised && <View className="state-chip chip-warn">{extraChips.supervised}</View>}
      <View className={`state-chip chip-${tone}`}>{label}</View>
    </View>
  )
}

/** A label of its own, for what is no state of the server's: 待发送. */
export const PlainChip = ({ tone, children }: { tone: string; children: string }) => (
  <View className={`state-chip chip-${tone}`}>{children}</View>
)
