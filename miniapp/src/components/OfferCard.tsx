import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { placeText, titleOf } from '../services/describe'
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
  const { online } = usePhone()
  const now = useNow()
  const [busy, setBusy] = useState(false)
  const [declining, setDeclining] = useState(false)
  const { offer } = found
  if (!offer) return null

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
  const decline = (reason: string) => {
    setDeclining(false)
    void give(found.id, { command: 'decline_offer', reason })
  }
  const latest = offer.until && deadlineText(offer.until, now)
  return (
    <View className="card offer" data-case={found.id}>
      <View className="row gap-l">
        <View className="grow">
          <View className="t2">{titleOf(found)}</View>
          <View className="body ink-2 above-s">{placeText(found)}</View>
        </View>
        {offer.until && !officer && <Ring startedAt={Date.parse(offer.at)} dueAt={Date.parse(offer.until)} />}
      </View>
      {found.words && <View className="body break above">{caseWords.words(found.words)}</View>}
      <View className="sub ink-2 above">{offer.reason}</View>
      <View className="sub strong above-s offer-latest">
        <Icon name="clock" size="small" />
        {officer
          ? latest
            ? tasks.acceptBy(latest)
            : tasks.noEnd
          : tasks.respondBy(deadlineText(found.clocks.respondBy, now))}
      </View>
      {found.attachments.length > 0 && (
        <View className="above">
          <PhotoStrip attachments={found.attachments} sending={false} />
        </View>
      )}
      <View className="above-l">
        <Button id="accept" kind={online ? 'filled' : 'off'} onTap={() => void accept()}>
          {online ? (busy ? tasks.accepting : tasks.accept) : tasks.offline}
        </Button>
      </View>
      {found.commands.includes('decline_offer') && (
        <View className="above-s row row-centre">
          <Button id="decline" kind="text" onTap={() => setDeclining(true)}>
            {tasks.decline}
          </Button>
        </View>
      )}
      {declining && (
        <ReasonSheet
          title={tasks.declineTitle}
          reasons={tasks.declineReasons}
          onPick={decline}
          onClose={() => setDeclining(false)}
        />
      )}
    </View>
  )
}
