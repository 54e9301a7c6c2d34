import { momentText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { Fact } from '../../components/Fact'
import { More } from '../../components/More'
import { ruleChanges } from '../../services/ruleChanges'
import type { RulesRecord } from '../../services/rules'
import { useNow } from '../../services/useNow'
import { rulesWords as words } from '../../words/rules'

/** Which versions there have been: when, why, and what each changed. */
export const History = ({ versions, more }: { versions: readonly RulesRecord[]; more: (() => void) | undefined }) => (
  <View className="card" id="rules-history">
    <View className="t2">{words.history}</View>
    <View className="rules-list">
      {versions.map((each, at) => (
        <Version key={each.version} record={each} before={versions[at + 1]} />
      ))}
    </View>
    <More onTap={more} />
  </View>
)

function Version({ record, before }: { record: RulesRecord; before: RulesRecord | undefined }) {
  const { version, at, reason, numbers } = record
  const changes = before ? ruleChanges(before.numbers, numbers) : []
  return (
    <View className="rules-version">
      <Fact label={words.version(version)} value={momentText(at, useNow())} />
      <View className="sub ink-2 break">{reason ?? words.born}</View>
      {changes.map(({ label, before: was, after }) => (
        <View key={label} className="sub ink-2 phrase">
          {`${label} ${words.to(was, after)}`}
        </View>
      ))}
    </View>
  )
}
