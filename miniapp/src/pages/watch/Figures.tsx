import { View } from '@tarojs/components'
import { spaced } from '../../services/describe'
import type { DueCounts } from '../../services/watch'
import { watchWords as words } from '../../words/watch'

/** Four numbers: answers and closings, about to be late and late; red only where something is late. */
export const Figures = ({ name, total }: { name: string; total: DueCounts }) => (
  <View className="card">
    {name && <View className="t2">{spaced(name)}</View>}
    <View className="watch-figures" id="figures">
      <Pair label={words.soon} tone="warn" respond={total.respondSoon} close={total.closeSoon} />
      <Pair label={words.late} tone="bad" respond={total.respondLate} close={total.closeLate} />
    </View>
  </View>
)

type PairProps = { label: string; tone: 'warn' | 'bad'; respond: number; close: number }

const Pair = ({ label, tone, respond, close }: PairProps) => (
  <View className="watch-pair">
    <View className="sub ink-2">{label}</View>
    <View className="row">
      <Figure label={words.respond} tone={tone} value={respond} />
      <Figure label={words.close} tone={tone} value={close} />
    </View>
  </View>
)

const Figure = ({ label, tone, value }: { label: string; tone: string; value: number }) => (
  <View className="grow">
    <View className={`watch-figure ${value === 0 ? 'ink-3' : tone === 'bad' ? 'tone-bad' : ''}`}>{value}</View>
    <View className="cap ink-2">{label}</View>
  </View>
)
