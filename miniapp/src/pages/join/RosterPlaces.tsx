import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { contains } from '@jinlin/domain/places/area'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Chips } from '../../components/Chips'
import { Skeleton } from '../../components/Notice'
import { PickList } from '../../components/PickList'
import { spaced } from '../../services/describe'
import { useFetched } from '../../services/useFetched'
import { join as words } from '../../words/join'
import { hasBelow, idOf, loadBelow, type RosterPlace } from './roster'

type RosterPlacesProps = {
  roots: RosterPlace[]
  place: RosterPlace
  roles: PresentedPerson['roles']
  choosing: boolean
  onGo: (to: RosterPlace) => void
  onChoosing: () => void
}

const BELOW = 'below'

/** The way to another place's roster: the person's own areas, what lies between them and the place, and what is below. Nothing where there is only one. */
export function RosterPlaces({ roots, place, roles, choosing, onGo, onChoosing }: RosterPlacesProps) {
  const [passed, setPassed] = useState<RosterPlace[]>(roots)
  const way = wayTo(place, roots, passed)
  const below = hasBelow(place)
  const go = (to: RosterPlace) => {
    setPassed((before) => [...before.filter((each) => idOf(each) !== idOf(to)), to])
    onGo(to)
  }
  const pick = (id: string) => {
    const to = way.find((each) => idOf(each) === id)
    if (to) return go(to)
    onChoosing()
  }
  if (way.length < 2 && !below) return null
  const chips = way.map((each) => ({ value: idOf(each), label: spaced(each.name) }))
  return (
    <View>
      <Chips
        className="above-s"
        items={below ? [...chips, { value: BELOW, label: words.rosterBelow }] : chips}
        chosen={choosing ? BELOW : idOf(place)}
        onPick={pick}
      />
      {choosing && <Below key={idOf(place)} {...{ place, roles }} onGo={go} />}
    </View>
  )
}

/** The own areas, then what was passed on the way down to where one is. */
const wayTo = (place: RosterPlace, roots: RosterPlace[], passed: RosterPlace[]): RosterPlace[] => {
  const isRoot = (each: RosterPlace) => roots.some((root) => idOf(root) === idOf(each))
  const between = passed.filter(
    (each) => !isRoot(each) && (idOf(each) === idOf(place) || (!each.departmentId && contains(each.path, place.path))),
  )
  return [...roots, ...between.sort((a, b) => a.path.length - b.path.length)]
}

type BelowProps = Pick<RosterPlacesProps, 'place' | 'roles' | 'onGo'>

/** What lies right below, one of which is gone to. */
function Below({ place, roles, onGo }: BelowProps) {
  const [round, setRound] = useState(0)
  const { value, problem } = useFetched(() => loadBelow(place, roles), String(round))
  if (!value) return problem ? <Again text={problem} onTap={() => setRound(round + 1)} /> : <Skeleton rows={2} />
  const rows = value.map((each) => ({ id: idOf(each), title: spaced(each.name) }))
  const pick = (id: string) => {
    const to = value.find((each) => idOf(each) === id)
    if (to) onGo(to)
  }
  return <PickList rows={rows} onPick={({ id }) => pick(id)} />
}

const Again = ({ text, onTap }: { text: string; onTap: () => void }) => (
  <View className="above">
    <Button id="places-again" kind="text" onTap={onTap}>
      {text}
    </Button>
  </View>
)
