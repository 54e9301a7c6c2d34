import { addDays } from '@jinlin/domain/clocks/shanghai'
import { skillLabel } from '@jinlin/domain/words/skills'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { DayRow } from '../../components/DayRow'
import { Sheet } from '../../components/Sheet'
import { dutyWords } from '../../words/duty'
import { join as words } from '../../words/join'
import type { TeamRow } from './team'
import { usePapers } from './usePapers'

/** The wheel goes so far; papers that do not end are looked at anew by then. */
const LONGEST_DAYS = 20 * 365

type PapersSheetProps = { row: TeamRow; onKept: (row: TeamRow) => void; onClose: () => void }

/** The papers somebody has shown for their trades: until which day each is good, set or taken down; kept all together. */
export function PapersSheet({ row, onKept, onClose }: PapersSheetProps) {
  const { days, today, problem, busy, choose, keep } = usePapers(row, (kept) => {
    onKept(kept)
    onClose()
  })
  return (
    <Sheet title={words.papersOf(row.name)} problem={problem} onClose={onClose}>
      <View className="sub ink-2">{words.papersHint}</View>
      {row.skills.map((skill) => (
        <PaperRow key={skill} skill={skill} day={days[skill]} today={today} onChoose={choose} />
      ))}
      <View className="above-l">
        <Button id="papers-keep" kind={busy ? 'off' : 'filled'} onTap={keep}>
          {words.papersKeep}
        </Button>
      </View>
    </Sheet>
  )
}

type PaperRowProps = {
  skill: string
  day: string | undefined
  today: string
  onChoose: (skill: string, day: string | undefined) => void
}
const PaperRow = ({ skill, day, today, onChoose }: PaperRowProps) => (
  <View className="row gap">
    <View className="grow">
      <DayRow
        id={`paper-${skill}`}
        label={dutyWords.paper(skillLabel(skill))}
        value={day ?? today}
        from={today}
        to={addDays(today, LONGEST_DAYS)}
        shown={shownOf(day, today)}
        onChange={(chosen) => onChoose(skill, chosen)}
      />
    </View>
    {day && (
      <Button small kind="text" id={`paper-drop-${skill}`} onTap={() => onChoose(skill, undefined)}>
        {words.paperDrop}
      </Button>
    )}
  </View>
)

const shownOf = (day: string | undefined, today: string): string => {
  if (!day) return words.paperNone
  return day < today ? words.paperOver(day) : words.paperUntil(day)
}
