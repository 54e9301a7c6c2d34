import type { PresentedBuilding, PresentedEstate } from '@jinlin/domain/groups/presentedGroup'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { LineField } from '../../components/LineField'
import { PickList } from '../../components/PickList'
import { findEstates, loadBuildings } from '../../services/homes'
import { useFetched } from '../../services/useFetched'
import { bindWords as words } from '../../words/group'

/** 自己选楼: the estate by how its name begins, then the building, then the entrance. */
export function FindEntrance({ onFound }: { onFound: (entranceId: string) => void }) {
  const [name, setName] = useState('')
  const [estate, setEstate] = useState<PresentedEstate>()
  if (estate) return <Buildings estate={estate} onFound={onFound} onBack={() => setEstate(undefined)} />
  return (
    <View className="card">
      <View className="body strong">{words.choose}</View>
      <LineField className="above" value={name} hint={words.nameHint} longest={20} onChange={setName} />
      <Estates name={name.trim()} onPick={setEstate} />
    </View>
  )
}

function Estates({ name, onPick }: { name: string; onPick: (estate: PresentedEstate) => void }) {
  const { value, problem } = useFetched(() => findEstates(name), name)
  if (problem) return <View className="sub tone-bad above">{problem}</View>
  if (!value) return null
  if (value.items.length === 0) return <View className="sub ink-2 above">{words.noEstate}</View>
  const rows = value.items.map(({ id, name: title, communityName: second }) => ({ id, title, second }))
  return (
    <PickList
      whole
      rows={rows}
      onPick={({ id }) => onPick(value.items.find((each) => each.id === id) as PresentedEstate)}
    />
  )
}

type BuildingsProps = { estate: PresentedEstate; onFound: (entranceId: string) => void; onBack: () => void }

function Buildings({ estate, onFound, onBack }: BuildingsProps) {
  const { value, problem } = useFetched(() => loadBuildings(estate.id), estate.id)
  return (
    <View className="card">
      <View className="row gap">
        <View className="t2 grow">{estate.name}</View>
        <Button kind="text" small onTap={onBack}>
          {words.otherEstate}
        </Button>
      </View>
      {problem && <View className="sub tone-bad above">{problem}</View>}
      {value?.map((building) => (
        <Entrances key={building.id} building={building} onFound={onFound} />
      ))}
    </View>
  )
}

const Entrances = ({ building, onFound }: { building: PresentedBuilding; onFound: (entranceId: string) => void }) => (
  <View className="above-l">
    <View className="body strong">{words.building(building.number)}</View>
    <View className="chips above-s">
      {building.entrances.map(({ id, number }) => (
        <Button key={id} kind="plain" small onTap={() => onFound(id)}>
          {words.entrance(number)}
        </Button>
      ))}
    </View>
  </View>
)
