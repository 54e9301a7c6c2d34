import { momentText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Chips } from '../../components/Chips'
import { Fact } from '../../components/Fact'
import { More } from '../../components/More'
import { Notice, Skeleton } from '../../components/Notice'
import { Page } from '../../components/Page'
import { say } from '../../services/go'
import { usePhone } from '../../services/phone'
import { ruleChanges } from '../../services/ruleChanges'
import {
  editsRules,
  type Numbers,
  previewRules,
  type Rules,
  type RulesPreview,
  type RulesRecord,
  readsRules,
  saveRules,
} from '../../services/rules'
import { problemText, tellProblem } from '../../services/tellProblem'
import { useNow } from '../../services/useNow'
import { common } from '../../words/common'
import { rulesWords as words } from '../../words/rules'
import { PreviewSheet } from './PreviewSheet'
import { RuleGroups } from './RuleGroups'
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

type TryingProps = Pick<DistrictProps, 'edits' | 'reload'> & {
  code: string
  version: number
  changes: Partial<Numbers>
  undo: () => void
}

/** What is different so far: what it would mean, kept with a reason, or left. */
function Trying({ code, edits, version, changes, undo, reload }: TryingProps) {
  const [preview, setPreview] = useState<RulesPreview>()
  const [problem, setProblem] = useState<string>()
  const look = () => previewRules(code, changes).then(setPreview, tellProblem)
  const close = () => {
    setPreview(undefined)
    setProblem(undefined)
  }
  const save = async (reason: string) => {
    try {
      const saved = await saveRules(code, { changes, version, reason })
      close()
      undo()
      say(words.saved(saved.version))
    } catch (error) {
      setProblem(problemText(error))
    }
    reload()
  }
  return (
    <View className="rules-end">
      <Button id="rules-preview" kind="filled" onTap={() => void look()}>
        {words.preview}
      </Button>
      <View className="above row row-centre">
        <Button id="rules-undo" kind="text" onTap={undo}>
          {words.undo}
        </Button>
      </View>
      {preview && (
        <PreviewSheet
          preview={preview}
          edits={edits}
          problem={problem}
          onSave={(reason) => void save(reason)}
          onClose={close}
        />
      )}
    </View>
  )
}

/** Which versions there have been: when, why, and what each changed. */
const History = ({ versions, more }: { versions: readonly RulesRecord[]; more: (() => void) | undefined }) => (
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
