import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { agoText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { clockOf, toneOf } from '../services/clockOf'
import { placeText, titleOf, unbroken } from '../services/describe'
import { openCase } from '../services/go'
import { waitsForMe } from '../services/mine'
import { useNow } from '../services/useNow'
import { casesWords } from '../words/me'
import { ClockText } from './Countdown'
import { StateChip } from './StateChip'
import './CaseCard.css'

export type CaseCardProps = { found: PresentedCase; staff?: boolean; note?: string; children?: ReactNode }

/** One matter in a list; the bar at its left has the tone of its clock. `children` are its buttons. */
export function CaseCard({ found, staff, note, children }: CaseCardProps) {
  const now = useNow()
  const clock = clockOf(found)
  const over = clock.kind === 'none' || clock.kind === 'took'
  const yours = waitsForMe(found)
  const open = () => openCase({ id: found.id })
  return (
    <View className={`case-card edge bar-${yours ? 'ok' : toneOf(clock, now)}`} data-case={found.id}>
      <View role="button" className="case-card-tap" hoverClass="case-card-press" onClick={open}>
        <View className="row gap">
          <View className="case-card-title grow phrase">{titleOf(found)}</View>
          <StateChip found={found} staff={staff} />
        </View>
        <View className="row gap case-card-second">
          <View className="grow phrase">{unbroken(note ?? placeText(found))}</View>
          {yours ? <View className="clock-text tone-ok">{casesWords.waitsForYou}</View> : <ClockText clock={clock} />}
        </View>
        {over && !yours && (
          <View className="case-card-ago">{agoText(found.clocks.closedAt ?? found.createdAt, now)}</View>
        )}
      </View>
      {children}
    </View>
  )
}
