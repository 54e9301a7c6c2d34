import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Skeleton } from '../../components/Notice'
import { Sheet } from '../../components/Sheet'
import { spaced } from '../../services/describe'
import { common } from '../../words/common'
import { join as words } from '../../words/join'
import { RosterPeople } from './RosterPeople'
import { RosterPlaces } from './RosterPlaces'
import { hasRoster, type RosterPlace } from './roster'
import { useRoster } from './useRoster'

type RosterSheetProps = {
  first: RosterPlace
  roots: RosterPlace[]
  roles: PresentedPerson['roles']
  onClose: () => void
}

/** Whom an area or department asks first: its people put in order, kept all together. */
export function RosterSheet({ first, roots, roles, onClose }: RosterSheetProps) {
  const [place, setPlace] = useState(first)
  const [choosing, setChoosing] = useState(!hasRoster(first))
  const roster = useRoster(place, onClose)
  const go = (to: RosterPlace) => {
    setPlace(to)
    setChoosing(!hasRoster(to))
  }
  return (
    <Sheet title={spaced(words.rosterOf(place.name))} problem={roster.problem} onClose={onClose}>
      <RosterPlaces
        {...{ roots, place, roles, choosing }}
        onGo={go}
        onChoosing={() => setChoosing(!choosing || !hasRoster(place))}
      />
      {!choosing && <Ranking {...roster} />}
    </Sheet>
  )
}

/** The people of the place, and the button that keeps their order; without an answer, one that asks again. */
function Ranking({ rows, problem, busy, toggle, sooner, again, keep }: ReturnType<typeof useRoster>) {
  if (!rows && problem)
    return (
      <View className="above-l">
        <Button id="roster-again" onTap={again}>
          {common.retry}
        </Button>
      </View>
    )
  if (!rows) return <Skeleton rows={2} />
  if (rows.length === 0) return <View className="body ink-2 above">{words.rosterNobody}</View>
  return (
    <View>
      <View className="sub ink-2 above">{words.rosterHow}</View>
      <RosterPeople rows={rows} onToggle={toggle} onSooner={sooner} />
      <View className="above-l">
        <Button id="roster-keep" kind={busy ? 'off' : 'filled'} onTap={keep}>
          {words.rosterKeep}
        </Button>
      </View>
    </View>
  )
}
