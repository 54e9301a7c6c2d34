import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { clockText } from '@jinlin/domain/clocks/countdown'
import { distanceText } from '@jinlin/domain/words/distance'
import { View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { whoText } from '../../services/describe'
import { isMine } from '../../services/mine'
import { useNow } from '../../services/useNow'
import { caseWords } from '../../words/case'

const waits = ['submitted', 'offered']

/** R3 and R6: who is asked right now, from how far, and what comes when they can't. */
export function Asking({ found }: { found: PresentedCase }) {
  const now = useNow()
  if (found.kind === 'callout' && found.assignee && ['accepted', 'in_progress'].includes(found.state))
    return <Steps found={found} />
  if (!waits.includes(found.state) || found.offer?.mine) return null
  const { offer, poolSince } = found
  const trade = found.kind === 'callout'
  return (
    <View className="card" id="asking">
      <View className="row row-top gap-l">
        <Icon name={trade ? 'plumber' : 'users'} className="tone-brand" />
        <View className="grow">
          <View className="body strong">
            {offer ? (trade ? caseWords.askingTrade(whoText(offer)) : caseWords.asking(whoText(offer))) : null}
            {!offer && (poolSince ? (trade ? caseWords.poolTrade : caseWords.pool) : caseWords.soon)}
          </View>
          {offer && <Why offer={offer} staff={!isMine(found)} />}
          {offer && poolSince && <View className="sub ink-2">{trade ? caseWords.poolTrade : caseWords.pool}</View>}
          {trade && !poolSince && <View className="sub ink-3 above-s">{caseWords.searchNote}</View>}
        </View>
        {offer?.until && trade && <View className="clock-text tone-brand">{clockText(offer.until, now)}</View>}
      </View>
    </View>
  )
}

type WhyProps = { offer: NonNullable<PresentedCase['offer']>; staff: boolean }

/** Residents are told from how far help comes; why this person and who comes after is for those who watch over it. */
const Why = ({ offer: { metres, reason, round }, staff }: WhyProps) => (
  <>
    {!staff && metres !== undefined && (
      <View className="sub ink-2 above-s">{caseWords.about(distanceText(metres))}</View>
    )}
    {staff && <View className="sub ink-2 above-s">{reason}</View>}
    {staff && <View className="sub ink-2">{caseWords.round(round)}</View>}
  </>
)

/** R7: on the way, there, mended. */
const Steps = ({ found }: { found: PresentedCase }) => {
  const there = found.state === 'in_progress'
  const metres = found.assignee?.metres
  const steps = [
    {
      label: metres === undefined || there ? caseWords.steps.way : caseWords.onTheWay(distanceText(metres)),
      done: true,
    },
    { label: caseWords.steps.there, done: there },
    { label: caseWords.steps.mended, done: false },
  ]
  return (
    <View className="card">
      <View className="case-steps">
        {steps.map(({ label, done }) => (
          <View key={label} className={`case-step ${done ? 'case-step-done' : ''}`}>
            {done && <Icon name="check" size="small" />}
            {label}
          </View>
        ))}
      </View>
      {found.reporter?.mine && <View className="sub ink-3 above">{caseWords.confirmHere}</View>}
    </View>
  )
}
