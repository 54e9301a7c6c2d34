import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { LineField } from '../../components/LineField'
import { Skeleton } from '../../components/Notice'
import { PickList, type PickListProps, type PickRow } from '../../components/PickList'
import { Sheet } from '../../components/Sheet'
import { give } from '../../services/give'
import { say } from '../../services/go'
import { usePhone } from '../../services/phone'
import { areasAround } from '../../services/staff'
import { handles, staffRow } from '../../services/staffRow'
import { usePeople } from '../../services/usePeople'
import { handling } from '../../words/tasks'
import { AreaChips } from './AreaChips'
import type { SheetOfCase } from './handlerButtons'

/** A superior names who takes the case: everybody who works around it, the nearest area first, or by the letters of a name. */
export function AssignSheet({ found, lane, onClose }: SheetOfCase) {
  const { me } = usePhone()
  const areas = areasAround(found, me?.roles ?? [])
  const [area, setArea] = useState(areas[0]?.path ?? found.place.areaPath)
  const [chosen, setChosen] = useState<PickRow | undefined>()
  const [name, setName] = useState('')
  const { people, problem, more } = usePeople(area, name)
  const rows = people?.filter(handles).map(staffRow) ?? []
  const assign = () => {
    if (!chosen) return say(handling.chooseOne)
    onClose()
    void give(lane, { command: 'assign', person: chosen.id }, { sent: handling.assigned(chosen.title) })
  }
  return (
    <Sheet title={handling.assignTitle} problem={problem} onClose={onClose}>
      <AreaChips areas={areas} chosen={area} onChoose={setArea} />
      <LineField className="above" value={name} hint={handling.assignHint} longest={20} onChange={setName} />
      <People
        rows={rows}
        known={people !== undefined || problem !== undefined}
        named={name !== ''}
        more={more}
        chosen={chosen?.id}
        onPick={setChosen}
      />
      <View className="above-l">
        <Button id="assign-yes" kind={chosen ? 'filled' : 'off'} onTap={assign}>
          {chosen ? handling.assignTo(chosen.title) : handling.chooseOne}
        </Button>
      </View>
    </Sheet>
  )
}

type PeopleProps = PickListProps & { known: boolean; named: boolean }

/** Who can be named, and the way to those who come after them. */
const People = ({ known, named, ...list }: PeopleProps) => (
  <>
    {!known && <Skeleton rows={2} />}
    {known && list.rows.length === 0 && !list.more && (
      <View className="body ink-2 above">{named ? handling.assignNoName : handling.assignNobody}</View>
    )}
    <PickList {...list} />
  </>
)
