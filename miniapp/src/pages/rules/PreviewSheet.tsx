import { View } from '@tarojs/components'
import { Sheet } from '../../components/Sheet'
import { WriteBox } from '../../components/WriteBox'
import { counted } from '../../services/describe'
import { ruleChanges } from '../../services/ruleChanges'
import type { RulesPreview, Steps } from '../../services/rules'
import { rulesWords as words } from '../../words/rules'

type PreviewSheetProps = {
  preview: RulesPreview
  edits: boolean
  problem?: string
  onSave: (reason: string) => void
  onClose: () => void
}

/** What other numbers would change: each of them, the steps of a lamp nobody takes, and the promises of the last days. */
export const PreviewSheet = ({ preview, edits, problem, onSave, onClose }: PreviewSheetProps) => (
  <Sheet title={words.changes} problem={problem} onClose={onClose}>
    {ruleChanges(preview.before.numbers, preview.after.numbers).map(({ label, before, after }) => (
      <View key={label} className="rules-change">
        <View className="sub ink-2">{label}</View>
        <View className="body phrase">{words.to(before, after)}</View>
      </View>
    ))}
    <StepsLine preview={preview} />
    <Lately lately={preview.lately} />
    {edits ? (
      <View className="above-l">
        <WriteBox hint={words.why} action={words.save} longest={200} onSend={onSave} />
      </View>
    ) : (
      <View className="sub ink-2 above-l">{words.onlyAdmin}</View>
    )}
  </Sheet>
)

const tenths = (minutes: number) => Math.round(minutes * 10) / 10
const stepsText = ({ first, pool, alert, breach }: Steps) =>
  counted(words.steps(tenths(first), tenths(pool), tenths(alert), breach.map(tenths).join('、')))

function StepsLine({ preview: { before, after } }: { preview: RulesPreview }) {
  if (!before.steps || !after.steps || stepsText(before.steps) === stepsText(after.steps)) return null
  return (
    <View className="rules-change">
      <View className="sub ink-2">{words.stepsBefore}</View>
      <View className="body phrase">{stepsText(before.steps)}</View>
      <View className="sub ink-2 above-s">{words.stepsAfter}</View>
      <View className="body phrase">{stepsText(after.steps)}</View>
    </View>
  )
}

function Lately({ lately: { days, before, after } }: { lately: RulesPreview['lately'] }) {
  if (before.cases === 0) return <View className="sub ink-2 above-l">{words.nothingLately(days)}</View>
  const of = ({ answeredInTime, resolvedInTime }: typeof before) => [
    words.share(answeredInTime, before.answered),
    words.share(resolvedInTime, before.resolved),
  ]
  const [was, would] = [of(before), of(after)]
  return (
    <View className="rules-change">
      <View className="sub ink-2">{words.lately(days, before.cases)}</View>
      {[words.answered, words.resolved].map((label, at) => (
        <View key={label} className="body">
          {label} {words.to(was[at] ?? '', would[at] ?? '')}
        </View>
      ))}
    </View>
  )
}
