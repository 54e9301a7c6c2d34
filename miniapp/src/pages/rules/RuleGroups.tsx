import { View } from '@tarojs/components'
import { useState } from 'react'
import { Fact } from '../../components/Fact'
import { SpanSheet } from '../../components/SpanSheet'
import { nightText, papersText } from '../../services/ruleChanges'
import { type RuleRow, rowText, ruleRows } from '../../services/ruleRows'
import type { Numbers } from '../../services/rules'
import { rulesWords as words } from '../../words/rules'
import { PapersSheet } from './PapersSheet'
import { RowSheet } from './RowSheet'

type Group = keyof typeof words.groups
type Open = RuleRow | 'night' | 'papers'
type RuleGroupsProps = { numbers: Numbers; onChange: (change: Partial<Numbers>) => void }

const NIGHT = { from: '22:00', to: '07:00' }

/** Every number of a district by what it is about; a tap on one changes it on this page. */
export function RuleGroups({ numbers, onChange }: RuleGroupsProps) {
  const [open, setOpen] = useState<Open>()
  return (
    <>
      {(Object.keys(words.groups) as Group[]).map((group) => (
        <View key={group} className="card">
          <View className="t2">{words.groups[group]}</View>
          <View className="rules-list">
            {ruleRows[group].map((row) => (
              <Fact
                key={row.id}
                id={`rule-${row.id}`}
                label={words.rows[row.id]}
                value={rowText(row, numbers)}
                onTap={() => setOpen(row)}
              />
            ))}
            {group === 'people' && <Others numbers={numbers} onOpen={setOpen} />}
          </View>
        </View>
      ))}
      {open && <Opened open={open} numbers={numbers} onChange={onChange} onClose={() => setOpen(undefined)} />}
    </>
  )
}

const Others = ({ numbers, onOpen }: { numbers: Numbers; onOpen: (what: Open) => void }) => (
  <>
    <Fact id="rule-night" label={words.rows.night} value={nightText(numbers)} onTap={() => onOpen('night')} />
    <Fact
      id="rule-papers"
      label={words.rows.certifiedSkills}
      value={papersText(numbers)}
      onTap={() => onOpen('papers')}
    />
    <Fact label={words.rows.departmentHours} value={words.departments(Object.keys(numbers.departmentHours).length)} />
  </>
)

function Opened({ open, numbers, onChange, onClose }: RuleGroupsProps & { open: Open; onClose: () => void }) {
  if (open === 'papers') return <PapersSheet numbers={numbers} onChange={onChange} onClose={onClose} />
  if (open !== 'night') return <RowSheet row={open} numbers={numbers} onChange={onChange} onClose={onClose} />
  const keep = (night: Numbers['night']) => {
    onChange({ night })
    onClose()
  }
  return (
    <SpanSheet
      title={words.rows.night}
      note={words.nightNote}
      span={numbers.night ?? undefined}
      start={NIGHT}
      off={words.noNight}
      onSave={keep}
      onClose={onClose}
    />
  )
}
