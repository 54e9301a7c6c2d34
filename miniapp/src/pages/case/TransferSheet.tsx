import type { CommandBodyInput } from '@jinlin/domain/cases/caseApi'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Chips, chipsOf } from '../../components/Chips'
import { Skeleton } from '../../components/Notice'
import { PickList, type PickRow } from '../../components/PickList'
import { Sheet } from '../../components/Sheet'
import { give } from '../../services/give'
import { say } from '../../services/go'
import { loadDepartments } from '../../services/staff'
import { useFetched } from '../../services/useFetched'
import { handling } from '../../words/tasks'
import type { SheetOfCase } from './handlerButtons'

type Department = Extract<CommandBodyInput, { command: 'transfer' }>['department']

/** The district's centre hands a case to a bureau, with a reason. */
export function TransferSheet({ lane, onClose }: SheetOfCase) {
  const [reason, setReason] = useState(handling.transferReasons[0] ?? '')
  const [chosen, setChosen] = useState<PickRow | undefined>()
  const { value, problem } = useFetched(loadDepartments, 'departments')
  const transfer = () => {
    if (!chosen) return say(handling.chooseOne)
    onClose()
    const body = { command: 'transfer' as const, department: chosen.id as Department, reason }
    void give(lane, body, { sent: handling.sent })
  }
  return (
    <Sheet title={handling.transferTitle} problem={problem} onClose={onClose}>
      {!value && !problem && <Skeleton rows={2} />}
      <PickList
        rows={(value ?? []).map(({ id, name }) => ({ id, title: name }))}
        chosen={chosen?.id}
        onPick={setChosen}
      />
      <View className="sub ink-2 above">{handling.transferWhy}</View>
      <Chips className="above-s" items={chipsOf(handling.transferReasons)} chosen={reason} onPick={setReason} />
      <View className="above-l">
        <Button id="transfer-yes" kind={chosen ? 'filled' : 'off'} onTap={transfer}>
          {chosen ? handling.transferTo(chosen.title) : handling.chooseOne}
        </Button>
      </View>
    </Sheet>
  )
}
