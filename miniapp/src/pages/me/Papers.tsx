import { skillLabel } from '@jinlin/domain/words/skills'
import { View } from '@tarojs/components'
import { serverNow } from '../../services/clock'
import { type Paper, papersOf } from '../../services/papers'
import { usePhone } from '../../services/phone'
import { dutyWords as words } from '../../words/duty'

/** The papers of somebody's trades: until when, whether to renew, and what it means that one is over. */
export function Papers() {
  const { me } = usePhone()
  const papers = papersOf(me?.duty, serverNow())
  const missing = (me?.duty?.unpapered ?? []).filter((skill) => !papers.some((paper) => paper.skill === skill))
  return (
    <>
      {papers.map((paper) => (
        <PaperRow key={paper.skill} {...paper} />
      ))}
      {missing.map((skill) => (
        <MissingRow key={skill} trade={skillLabel(skill)} />
      ))}
    </>
  )
}

const MissingRow = ({ trade }: { trade: string }) => (
  <View className="fact me-paper" data-paper="missing">
    <View className="fact-label">{words.paper(trade)}</View>
    <View className="grow end sub tone-bad">{words.missing(trade)}</View>
  </View>
)

const PaperRow = ({ skill, day, state }: Paper) => (
  <View className="fact me-paper" data-paper={state}>
    <View className="fact-label">{words.paper(skillLabel(skill))}</View>
    <View className="grow end">
      <View className="sub ink-2">{words.until(day)}</View>
      {state === 'soon' && <View className="sub tone-warn strong">{words.soon}</View>}
      {state === 'over' && <View className="sub tone-bad">{words.over(skillLabel(skill))}</View>}
    </View>
  </View>
)
