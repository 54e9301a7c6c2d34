import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { momentText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { whoText } from '../../services/describe'
import { give } from '../../services/give'
import { ratingOf } from '../../services/ofTurn'
import { useNow } from '../../services/useNow'
import { caseWords } from '../../words/case'
import { Rating } from './Rating'

const asked = ['resolved', 'closed', 'declined']

/** R4: solved or not, one tap each; what silence means, and the stars. */
export function Confirm({ found, lane }: { found: PresentedCase; lane: string }) {
  const now = useNow()
  const { commands, assignee, state, autoCloseAt } = found
  const who = assignee ? whoText(assignee) : ''
  const may = (['rate', 'confirm', 'reopen'] as const).some((name) => commands.includes(name))
  if (!asked.includes(state) || (!may && !ratingOf(found))) return null
  const notSolved = () =>
    void give(lane, { command: 'reopen' }, { sent: who ? caseWords.again(who) : caseWords.againPlain })
  return (
    <View className="card" id="confirm-card">
      {state === 'resolved' && <View className="t2">{caseWords.resolvedBy(who)}</View>}
      {commands.includes('confirm') && (
        <Question onSolved={() => void give(lane, { command: 'confirm' })} onNotSolved={notSolved} />
      )}
      <Rating found={found} lane={lane} who={who} />
      {!commands.includes('confirm') && commands.includes('reopen') && (
        <Again declined={state === 'declined'} onTap={notSolved} />
      )}
      {state === 'resolved' && autoCloseAt && (
        <View className="cap ink-3 above">{caseWords.autoClose(momentText(autoCloseAt, now))}</View>
      )}
    </View>
  )
}

const Question = ({ onSolved, onNotSolved }: { onSolved: () => void; onNotSolved: () => void }) => (
  <>
    <View className="sub ink-2 above-s">{caseWords.solvedQuestion}</View>
    <View className="above">
      <Button id="solved" kind="filled" onTap={onSolved}>
        {caseWords.solved}
      </Button>
    </View>
    <View className="above-s row row-centre">
      <Button id="not-solved" kind="text" onTap={onNotSolved}>
        {caseWords.notSolved}
      </Button>
    </View>
    <View className="hair" />
  </>
)

/** After the closing; a line keeps it from the stars: a thumb that misses them must not send the work back. */
const Again = ({ declined, onTap }: { declined: boolean; onTap: () => void }) => (
  <>
    {!declined && <View className="hair" />}
    <View className="above-s row row-centre">
      <Button id="reopen" kind={declined ? 'plain' : 'text'} onTap={onTap}>
        {declined ? caseWords.disagree : caseWords.notSolved}
      </Button>
    </View>
  </>
)
