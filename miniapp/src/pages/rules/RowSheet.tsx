import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { LineField } from '../../components/LineField'
import { Sheet } from '../../components/Sheet'
import { type RuleRow, readRow } from '../../services/ruleRows'
import type { Numbers } from '../../services/rules'
import { rulesWords as words } from '../../words/rules'

type RowSheetProps = {
  row: RuleRow
  numbers: Numbers
  onChange: (change: Partial<Numbers>) => void
  onClose: () => void
}

/** One number, or several, written anew. */
export function RowSheet({ row, numbers, onChange, onClose }: RowSheetProps) {
  const now = row.read(numbers)
  const [written, setWritten] = useState(typeof now === 'number' ? String(now) : now.join(' '))
  const [problem, setProblem] = useState<string>()
  const keep = () => {
    const read = readRow(row, numbers, written)
    if ('problem' in read) return setProblem(read.problem)
    onChange(read.change)
    onClose()
  }
  return (
    <Sheet title={words.rows[row.id]} problem={problem} onClose={onClose}>
      <View className="row gap-l">
        <LineField
          className="grow"
          value={written}
          hint={words.hint}
          longest={40}
          keyboard={row.kind === 'number' ? 'digit' : 'text'}
          onChange={setWritten}
          onConfirm={keep}
        />
        <View className="body ink-2">{words.units[row.unit]}</View>
      </View>
      <View className="above-l">
        <Button id="row-keep" kind="filled" onTap={keep}>
          {words.ok}
        </Button>
      </View>
    </Sheet>
  )
}
