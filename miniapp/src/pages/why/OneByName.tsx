import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { LineField } from '../../components/LineField'
import { Skeleton } from '../../components/Notice'
import { PickList } from '../../components/PickList'
import { usePhone } from '../../services/phone'
import { areasAround } from '../../services/staff'
import { handles, staffRow } from '../../services/staffRow'
import { useFetched } from '../../services/useFetched'
import { usePeople } from '../../services/usePeople'
import { loadWhy } from '../../services/why'
import { handling } from '../../words/tasks'
import { whyWords as words } from '../../words/why'
import { NeighbourRow, type NeighbourRowProps } from './NeighbourRow'

type OneByNameProps = { found: PresentedCase; onGive: NeighbourRowProps['onGive'] }

/** 为什么不是某人: somebody of the superior's own area, found by the letters of a name. */
export function OneByName({ found, onGive }: OneByNameProps) {
  const { me } = usePhone()
  const [name, setName] = useState('')
  const [asked, setAsked] = useState<string>()
  const area = areasAround(found, me?.roles ?? []).at(-1)?.path ?? found.place.areaPath
  const type = (letters: string) => {
    setName(letters)
    setAsked(undefined)
  }
  return (
    <>
      <View className="section">{words.other}</View>
      <View className="card" id="by-name">
        <LineField value={name} hint={words.hint} longest={20} onChange={type} />
        {name.trim() !== '' && !asked && <Named area={area} name={name} onPick={setAsked} />}
        {asked && <About found={found} person={asked} onGive={onGive} />}
      </View>
    </>
  )
}

type NamedProps = { area: string; name: string; onPick: (userId: string) => void }

/** Whose name begins so. */
function Named({ area, name, onPick }: NamedProps) {
  const { people, problem, more } = usePeople(area, name)
  const rows = people?.filter(handles).map(staffRow) ?? []
  if (problem) return <View className="sub tone-bad above">{problem}</View>
  if (!people) return <Skeleton rows={1} />
  if (rows.length === 0 && !more) return <View className="body ink-2 above">{handling.assignNoName}</View>
  return <PickList rows={rows} onPick={({ id }) => onPick(id)} more={more} />
}

/** What keeps this one from it. Fetched anew when the case moves. */
function About({ found, person, onGive }: OneByNameProps & { person: string }) {
  const { value, problem } = useFetched(() => loadWhy(found.id, person), `${person} ${found.version}`)
  if (problem) return <View className="sub tone-bad above">{problem}</View>
  if (!value?.person) return <Skeleton rows={1} />
  return (
    <View className="above" id="about">
      <NeighbourRow person={value.person} onGive={onGive} />
    </View>
  )
}
