import { View } from '@tarojs/components'
import { Chips } from '../../components/Chips'
import { Notice, Skeleton } from '../../components/Notice'
import { Page } from '../../components/Page'
import { usePhone } from '../../services/phone'
import { ruleChanges } from '../../services/ruleChanges'
import { editsRules, type Rules, type RulesRecord, readsRules } from '../../services/rules'
import { common } from '../../words/common'
import { rulesWords as words } from '../../words/rules'
import { History } from './History'
import { RuleGroups } from './RuleGroups'
import { Trying } from './Trying'
import { useChanges, useRules } from './useRules'
import './index.css'

/** The numbers by which a district's cases are brought to people: read, tried out, and changed with a reason. */
export default function RulesPage() {
  const { me } = usePhone()
  const reads = readsRules(me)
  const { districts, district, here, choose, loading } = useRules(reads)
  const denied = !reads || loading.refused !== undefined
  return (
    <Page title={words.title} loading={denied ? undefined : loading}>
      {districts.length > 1 && (
        <Chips
          className="rules-districts"
          items={districts.map(({ code, name }) => ({ value: code, label: name }))}
          chosen={district?.code}
          onPick={choose}
        />
      )}
      {denied && <Notice kind="denied" text={common.notYours} />}
      {!denied && !(district && here) && <Skeleton rows={4} />}
      {district && here && (
        <District
          key={district.code}
          {...{ district, ...here, edits: editsRules(me), more: loading.more, reload: loading.reload }}
        />
      )}
    </Page>
  )
}

type DistrictProps = {
  district: { code: string; name: string }
  rules: Rules
  versions: readonly RulesRecord[]
  edits: boolean
  more: (() => void) | undefined
  reload: () => void
}

/** One district: its numbers with what is tried out on them, and the versions there have been. */
function District({ district: { code, name }, rules, versions, edits, more, reload }: DistrictProps) {
  const { changes, change, undo } = useChanges()
  const numbers = { ...rules.numbers, ...changes }
  return (
    <>
      <View className="card">
        <View className="t2">{name}</View>
        <View className="sub ink-2">{words.version(rules.version)}</View>
        <View className="sub ink-2">{edits ? words.note : words.noteReader}</View>
      </View>
      <RuleGroups numbers={numbers} onChange={change} />
      {ruleChanges(rules.numbers, numbers).length > 0 && (
        <Trying {...{ code, edits, changes, undo, reload, version: rules.version }} />
      )}
      <History versions={versions} more={more} />
    </>
  )
}
