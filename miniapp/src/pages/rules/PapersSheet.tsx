import { skillLabels } from '@jinlin/domain/words/skills'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import type { Numbers } from '../../services/rules'
import { rulesWords as words } from '../../words/rules'

type PapersSheetProps = { numbers: Numbers; onChange: (change: Partial<Numbers>) => void; onClose: () => void }

/** The trades that want a paper, each with a tap. */
export function PapersSheet({ numbers: { certifiedSkills }, onChange, onClose }: PapersSheetProps) {
  const toggle = (skill: string) =>
    onChange({
      certifiedSkills: certifiedSkills.includes(skill)
        ? certifiedSkills.filter((each) => each !== skill)
        : [...certifiedSkills, skill],
    })
  return (
    <Sheet title={words.rows.certifiedSkills} onClose={onClose}>
      <View className="chips">
        {Object.entries(skillLabels).map(([skill, label]) => (
          <Button key={skill} kind="plain" small chosen={certifiedSkills.includes(skill)} onTap={() => toggle(skill)}>
            {label}
          </Button>
        ))}
      </View>
      <View className="above-l">
        <Button id="papers-keep" kind="filled" onTap={onClose}>
          {words.ok}
        </Button>
      </View>
    </Sheet>
  )
}
