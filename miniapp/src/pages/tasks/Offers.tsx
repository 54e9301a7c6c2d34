import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { OfferCard } from '../../components/OfferCard'
import { openCase, say } from '../../services/go'
import { usePhone } from '../../services/phone'
import { isOfficer, roleNow } from '../../services/roles'
import { tasks as words } from '../../words/tasks'
import { useGhosts } from './useGhosts'

/** The offer to answer first, how many wait behind it, and why one that stood here is gone. */
export function Offers({ offers }: { offers: PresentedCase[] }) {
  const { me, role } = usePhone()
  const { ghosts, handled, show } = useGhosts(offers)
  const first = offers[0]
  const won = ({ id }: PresentedCase) => {
    handled(id)
    say(words.accepted)
    openCase({ id })
  }
  return (
    <>
      {ghosts.map(({ id, text }) => (
        <View key={id} className="card offer-ghost body center">
          {text}
        </View>
      ))}
      {first && (
        <OfferCard
          key={first.id}
          found={first}
          officer={isOfficer(roleNow(me, role))}
          onWon={won}
          onLost={(text) => show(first.id, text)}
        />
      )}
      {offers.length > 1 && <View className="section">{words.more(offers.length - 1)}</View>}
    </>
  )
}
