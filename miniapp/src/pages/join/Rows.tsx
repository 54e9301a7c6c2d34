import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { More } from '../../components/More'
import { Nothing } from '../../components/Notice'
import { spaced } from '../../services/describe'
import { join as words } from '../../words/join'
import { PapersSheet } from './PapersSheet'
import type { TeamRow } from './team'
import type { useTeam } from './useTeam'

type RowsProps = ReturnType<typeof useTeam> & {
  empty: string
  action: (row: TeamRow) => string | undefined
  onTap: (row: TeamRow) => void
}

/** The team in one state: what can be done with each, and the papers of those who have a trade. */
export function Rows({ rows, problem, more, renew, empty, action, onTap }: RowsProps) {
  const [papered, setPapered] = useState<TeamRow>()
  if (!rows?.length) return <Nothing known={rows !== undefined} problem={problem} rows={2} text={empty} />
  return (
    <View>
      <View className="card">
        {rows.map((row) => (
          <Row key={row.id} row={row} action={action(row)} onTap={onTap} onPapers={setPapered} />
        ))}
      </View>
      <More onTap={more} />
      {papered && <PapersSheet row={papered} onKept={renew} onClose={() => setPapered(undefined)} />}
    </View>
  )
}

type RowProps = {
  row: TeamRow
  action: string | undefined
  onTap: (row: TeamRow) => void
  onPapers: (row: TeamRow) => void
}
const Row = ({ row, action, onTap, onPapers }: RowProps) => (
  <View className="row gap join-row">
    <View className="grow">
      <View className="body">{row.name}</View>
      <View className="sub ink-2">{spaced(`${row.label} ${row.areaName}`)}</View>
    </View>
    {row.skills.length > 0 && (
      <Button small kind="plain" id={`papers-${row.id}`} onTap={() => onPapers(row)}>
        {words.papers}
      </Button>
    )}
    {action ? (
      <Button small onTap={() => onTap(row)}>
        {action}
      </Button>
    ) : (
      <View className="sub ink-2">{words.approveFirst}</View>
    )}
  </View>
)
