import { clockText, digitsText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { PlainChip } from '../../components/StateChip'
import { dotted, titleOf } from '../../services/describe'
import { openCase } from '../../services/go'
import { type DueCase, dueTone } from '../../services/watch'
import { watchWords as words } from '../../words/watch'

const HOUR = 3_600_000

/** The time left: digits that run in the last hour before an answer is due, a span else. */
function leftText({ kind, dueAt }: DueCase, now: number): string {
  const left = Date.parse(dueAt) - now
  return kind === 'respond' && left > 0 && left < HOUR ? digitsText(dueAt, now) : clockText(dueAt, now)
}

/** One case of the board: what, where, who has it, which promise and how long; a tap opens it. */
export function DueRow({ due, now }: { due: DueCase; now: number }) {
  const { id, areaName, person, pool, kind, critical } = due
  const who = person ?? (pool ? words.pool : words.nobody)
  return (
    <View className="watch-row tap" role="button" data-due={id} onClick={() => openCase({ id })}>
      <View className="grow">
        <View className="row gap">
          <View className="body strong phrase">{titleOf(due)}</View>
          {critical && <PlainChip tone="warn">{words.critical}</PlainChip>}
        </View>
        <View className="sub ink-2">{dotted([areaName, who])}</View>
      </View>
      <View className="watch-end">
        <View className={`clock-text tone-${dueTone(due, now)}`}>{leftText(due, now)}</View>
        <View className="cap ink-3">{words[kind]}</View>
      </View>
    </View>
  )
}
