import { skillLabel } from '@jinlin/domain/words/skills'
import { View } from '@tarojs/components'
import { serverNow } from '../../services/clock'
import { type Paper, papersOf } from '../../services/papers'
import { usePhone } from '../../services/phone'
import { dutyWords as words } from '../../words/duty'

/** The papers of somebody's trades: until when, whether to renew, and what it means that one is over. */
export function Papers() {
  const { me } = usePhone()
  return papersOf(me?.duty, serverNow()).map((paper) => <PaperRow key={paper.skill} {...paper} />)
}

const PaperRow = ({ skill, day, state }: Paper) => (
  <View className="me-row me-paper" data-paper={state}>
    <View className="me-label">{words.paper(skillLabel(skill))}</View>
    <View className="grow end">
      <View className="sub ink-2">{words.until(day)}</View>
      {state === 'soon' && <View className="sub tone-warn strong">{words.soon}</View>}
      {state === 'over' && <View className="sub tone-bad">{words.over(skillLabel(skill))}</View>}
    </View>
  </View>
)
