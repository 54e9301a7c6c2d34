import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Skeleton } from '../../components/Notice'
import { PickList, type PickRow } from '../../components/PickList'
import { Sheet } from '../../components/Sheet'
import { give } from '../../services/give'
import { say } from '../../services/go'
import { usePhone } from '../../services/phone'
import { areasAround, loadPeople, type StaffPerson } from '../../services/staff'
import { useFetched } from '../../services/useFetched'
import { handling } from '../../words/tasks'
import { AreaChips } from './AreaChips'
import type { SheetOfCase } from './handlerButtons'

// a steward is a volunteer: told of things, never made to answer for them
const handles = ({ roles }: StaffPerson) => roles.some(({ role }) => role !== 'building_steward')

const rowOf = ({ userId, name, roles, onDuty }: StaffPerson): PickRow => {
  const posts = roles.map(({ label, areaName }) => [label, areaName].filter(Boolean).join(' '))
  return {
    id: userId,
    title: name,
    second: [...posts, ...(onDuty ? [] : [handling.assignOff])].join(handling.dot),
    off: !onDuty,
  }
}

/** A superior names who takes the case: everybody who works around it, the nearest area first. */
export function AssignSheet({ found, lane, onClose }: SheetOfCase) {
  const { me } = usePhone()
  const areas = areasAround(found, me?.roles ?? [])
  const [area, setArea] = useState(areas[0]?.path ?? found.place.areaPath)
  const [chosen, setChosen] = useState<PickRow | undefined>()
  const { value, problem } = useFetched(() => loadPeople(area), area)
  const rows = value?.items.filter(handles).map(rowOf) ?? []
  const assign = () => {
    if (!chosen) return say(handling.chooseOne)
    onClose()
    void give(lane, { command: 'assign', person: chosen.id }, { sent: handling.assigned(chosen.title) })
  }
  return (
    <Sheet title={handling.assignTitle} problem={problem} onClose={onClose}>
      <AreaChips areas={areas} chosen={area} onChoose={setArea} />
      {!value && !problem && <Skeleton rows={2} />}
      {value && rows.length === 0 && <View className="body ink-2 above">{handling.assignNobody}</View>}
      <PickList rows={rows} chosen={chosen?.id} onPick={setChosen} />
      <View className="above-l">
        <Button id="assign-yes" kind={chosen ? 'filled' : 'off'} onTap={assign}>
          {chosen ? handling.assignTo(chosen.title) : handling.chooseOne}
        </Button>
      </View>
    </Sheet>
  )
}
