import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { placeText, titleOf, unbroken } from '../services/describe'
import { give, takeCase } from '../services/give'
import { buzz, say } from '../services/go'
import { usePhone } from '../services/phone'
import { useNow } from '../services/useNow'
import { caseWords } from '../words/case'
import { tasks } from '../words/tasks'
import { Button } from './Button'
import { Ring } from './Countdown'
import { Icon } from './Icon'
import { PhotoStrip } from './PhotoStrip'
import { ReasonSheet } from './ReasonSheet'
import './OfferCard.css'

export type OfferCardProps = {
  found: PresentedCase
  officer: boolean
  onWon: (won: PresentedCase) => void
  onLost: (text: string) => void
}

/** Asks one person: what, where, why you, how long; one tap accepts. */
export function OfferCard({ found, officer, onWon, onLost }: OfferCardProps) {
  const [declining, setDeclining] = useState(false)
  const { offer } = found
  if (!offer) return null
  return (
    <View className="card offer" data-case={found.id}>
      <Asked found={found} offer={offer} officer={officer} />
      <Accept found={found} onWon={onWon} onLost={onLost} />
      {found.commands.includes('decline_offer') && (
        <View className="above row row-centre">
          <Button id="decline" kind="text" onTap={() => setDeclining(true)}>
            {tasks.decline}
          </Button>
        </View>
      )}
      {declining && <DeclineOffer caseId={found.id} onClose={() => setDeclining(false)} />}
    </View>
  )
}

/** Why not, in one tap. */
function DeclineOffer({ caseId, onClose }: { caseId: string; onClose: () => void }) {
  const decline = (reason: string) => {
    onClose()
    void give(caseId, { command: 'decline_offer', reason })
  }
  return (
    <ReasonSheet title={tasks.declineTitle} reasons={tasks.declineReasons} closed onPick={decline} onClose={onClose} />
  )
}

type Offer = NonNullable<PresentedCase['offer']>

/** Until when an answer counts: the offer's own end for an officer, the case's promise for everybody else. */
function latestText(found: PresentedCase, offer: Offer, officer: boolean, now: number): string {
  if (!officer) return tasks.respondBy(deadlineText(found.clocks.respondBy, now))
  return offer.until ? tasks.acceptBy(deadlineText(offer.until, now)) : tasks.noEnd
}

function Asked({ found, offer, officer }: { found: PresentedCase; offer: Offer; officer: boolean }) {
  const now = useNow()
  return (
    <>
      <View className="row gap-l">
        <View className="grow">
          <View className="t2">{titleOf(found)}</View>
          <View className="body ink-2 above-s phrase">{unbroken(placeText(found))}</View>
        </View>
        {offer.until && !officer && <Ring startedAt={Date.parse(offer.at)} dueAt={Date.parse(offer.until)} />}
      </View>
      {found.words && <View className="body break above">{caseWords.words(found.words)}</View>}
      <View className="sub ink-2 above">{offer.reason}</View>
      <View className="sub strong above-s offer-latest">
        <Icon name="clock" size="small" />
        {latestText(found, offer, officer, now)}
      </View>
      {found.attachments.length > 0 && (
        <View className="above">
          <PhotoStrip attachments={found.attachments} sending={false} />
        </View>
      )}
    </>
  )
}

function Accept({ found, onWon, onLost }: Pick<OfferCardProps, 'found' | 'onWon' | 'onLost'>) {
  const { online } = usePhone()
  const [busy, setBusy] = useState(false)
  const accept = async () => {
    if (busy || !online) return online ? undefined : say(tasks.offline)
    setBusy(true)
    buzz()
    const taken = await takeCase(found, 'accept')
    setBusy(false)
    if ('won' in taken) onWon(taken.won)
    else if ('lost' in taken) onLost(taken.lost)
    else say(tasks.offline)
  }
  return (
    <View className="above-l">
      <Button id="accept" kind={online ? 'filled' : 'off'} onTap={() => void accept()}>
        {online ? (busy ? tasks.accepting : tasks.accept) : tasks.offline}
      </Button>
    </View>
  )
}
