import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { block, unblock } from '../../services/blocks'
import { whoText } from '../../services/describe'
import { say } from '../../services/go'
import { loadCase } from '../../services/load'
import { tellProblem } from '../../services/tellProblem'
import { blockWords as words } from '../../words/blocks'

/** Stars that say so little good that the way out is shown also while the work goes on. */
const FEW_STARS = 2

/** The tradesperson of an own call-out who may be not wanted again: once the work is said to be done, or was rated low. */
export function blockable(found: PresentedCase): NonNullable<PresentedCase['assignee']> | undefined {
  const { kind, assignee, reporter, state, rating } = found
  if (kind !== 'callout' || !reporter?.mine || assignee?.role !== 'tradesperson') return undefined
  const low = rating !== undefined && (!rating.solved || rating.stars <= FEW_STARS)
  return state === 'resolved' || state === 'closed' || low ? assignee : undefined
}

/** A quiet way not to be sent this tradesperson again, and back. */
export function Unwanted({ found }: { found: PresentedCase }) {
  const [asking, setAsking] = useState(false)
  const handler = blockable(found)
  if (found.blocked && found.reporter?.mine) return <Blocked caseId={found.id} />
  if (!handler) return null
  const close = () => setAsking(false)
  const yes = () => {
    close()
    void block(found.id).catch(tellProblem)
  }
  return (
    <View className="row row-centre above-s">
      <Button id="block" kind="text" small onTap={() => setAsking(true)}>
        {words.ask}
      </Button>
      {asking && <AskSheet who={whoText(handler)} onYes={yes} onClose={close} />}
    </View>
  )
}

function Blocked({ caseId }: { caseId: string }) {
  const takeBack = () =>
    void unblock(caseId)
      .then(() => loadCase(caseId))
      .then(() => say(words.takenBack), tellProblem)
  return (
    <View id="blocked" className="row row-centre above-s">
      <View className="sub ink-2">{words.done}</View>
      <View className="sub ink-3 case-dot">·</View>
      <Button id="unblock" kind="text" small onTap={takeBack}>
        {words.takeBack}
      </Button>
    </View>
  )
}

type AskProps = { who: string; onYes: () => void; onClose: () => void }

const AskSheet = ({ who, onYes, onClose }: AskProps) => (
  <Sheet title={words.ask} onClose={onClose}>
    <View className="body ink-2">{words.note(who)}</View>
    <View className="above-l">
      <Button id="block-yes" kind="filled" onTap={onYes}>
        {words.yes}
      </Button>
    </View>
    <View className="above row row-centre">
      <Button kind="text" onTap={onClose}>
        {words.no}
      </Button>
    </View>
  </Sheet>
)
