import type { CommandName } from '@jinlin/domain/cases/case'
import type { PresentedEntry } from '@jinlin/domain/cases/presentedCase'
import { momentText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { unbroken } from '../services/describe'
import { useNow } from '../services/useNow'
import { caseWords } from '../words/case'
import { common } from '../words/common'
import { Button } from './Button'
import './Timeline.css'

const FIRST = 5
// what the machine notes with its steps is for machines
const machine: CommandName[] = [
  'submit',
  'offer',
  'expire_offer',
  'open_pool',
  'auto_close',
  'remind',
  'alert',
  'breach',
]

const hasWords = ({ command, note, text }: PresentedEntry) =>
  note !== undefined && !machine.includes(command) && !text.includes(note)

/** What happened, newest first; entries only staff may see are tinted and say so. */
export function Timeline({ entries }: { entries: PresentedEntry[] }) {
  const now = useNow()
  const [all, setAll] = useState(false)
  const newest = [...entries].reverse()
  const shown = all ? newest : newest.slice(0, FIRST)
  return (
    <View className="timeline">
      {shown.map((entry, at) => (
        <Entry key={entry.seq} entry={entry} newest={at === 0} now={now} />
      ))}
      {newest.length > FIRST && !all && (
        <Button kind="text" small onTap={() => setAll(true)}>
          {common.seeAll}
        </Button>
      )}
    </View>
  )
}

type EntryProps = { entry: PresentedEntry; newest: boolean; now: number }

const Entry = ({ entry, newest, now }: EntryProps) => (
  <View className={`entry ${newest ? 'entry-newest' : ''} ${entry.visibility === 'staff' ? 'entry-staff' : ''}`}>
    <View className="entry-dot" />
    <View className="grow">
      <View className="row gap">
        <View className="grow entry-text">{unbroken(entry.text)}</View>
        <View className="entry-time">{momentText(entry.dueAt ?? entry.at, now)}</View>
      </View>
      {hasWords(entry) && <View className="entry-note break">{entry.note}</View>}
      {entry.visibility === 'staff' && <View className="entry-note">{caseWords.staffOnly}</View>}
    </View>
  </View>
)
