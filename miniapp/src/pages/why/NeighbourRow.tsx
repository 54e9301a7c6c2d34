import { distanceText } from '@jinlin/domain/words/distance'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { dotted } from '../../services/describe'
import type { Neighbour } from '../../services/why'
import { whyWords as words } from '../../words/why'

export type NeighbourRowProps = { person: Neighbour; onGive?: (person: Neighbour) => void }

/** Somebody near: how far, how much in hand, and what keeps them from being sent; whoever can be sent may be named at once. */
export function NeighbourRow({ person, onGive }: NeighbourRowProps) {
  const { userId, name, areaName, metres, openJobs, offers, why, text } = person
  const away = metres === undefined ? words.nowhere : words.away(distanceText(metres))
  const facts = [
    ...(areaName ? [areaName] : []),
    away,
    words.jobs(openJobs),
    ...(offers > 0 ? [words.offers(offers)] : []),
  ]
  return (
    <View className="why-row" data-person={userId}>
      <View className="grow">
        <View className={`body ${why ? 'ink-2' : ''}`}>{name}</View>
        <View className="cap ink-2">{dotted(facts)}</View>
      </View>
      <View className={`why-end phrase ${why ? 'ink-2' : 'tone-ok'}`}>{why ? text : words.able}</View>
      {!why && onGive && (
        <Button id={`give-${userId}`} small onTap={() => onGive(person)}>
          {words.assign}
        </Button>
      )}
    </View>
  )
}
