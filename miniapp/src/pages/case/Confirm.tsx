import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { momentText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { Stars } from '../../components/Stars'
import { WriteBox } from '../../components/WriteBox'
import { whoText } from '../../services/describe'
import { give } from '../../services/give'
import { useNow } from '../../services/useNow'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'

const AUTO_CLOSE_MS = 72 * 3_600_000

/** R4: solved or not, one tap each; stars save on tap, words may follow. */
export function Confirm({ found, lane }: { found: PresentedCase; lane: string }) {
  const now = useNow()
  const [writing, setWriting] = useState(false)
  const { commands, rating, assignee, state } = found
  const who = assignee ? whoText(assignee) : ''
  const canRate = commands.includes('rate')
  if (!['resolved', 'closed', 'declined'].includes(state)) return null
  if (!canRate && !commands.includes('confirm') && !commands.includes('reopen') && !rating) return null
  const notSolved = () =>
    void give(lane, { command: 'reopen' }, { sent: who ? caseWords.again(who) : caseWords.againPlain })
  const rate = (stars: number, line?: string) => void give(lane, { command: 'rate', stars, ...(line ? { line } : {}) })
  const resolvedAt = found.clocks.resolvedAt
  return (
    <View className="card" id="confirm-card">
      {state === 'resolved' && <View className="t2">{caseWords.resolvedBy(who)}</View>}
      {commands.includes('confirm') && (
        <>
          <View className="sub ink-2 above-s">{caseWords.solvedQuestion}</View>
          <View className="case-two above">
            <Button id="solved" kind="filled" onTap={() => void give(lane, { command: 'confirm' })}>
              {caseWords.solved}
            </Button>
            <Button id="not-solved" kind="plain" onTap={notSolved}>
              {caseWords.notSolved}
            </Button>
          </View>
        </>
      )}
      {(canRate || rating) && (
        <View className="above-l">
          <View className="sub ink-2">{rating ? caseWords.rated(rating.stars) : caseWords.rate(who)}</View>
          <Stars value={rating?.stars ?? 0} onRate={canRate && !rating ? (stars) => rate(stars) : undefined} />
          {rating && !rating.line && canRate && (
            <Button kind="text" small onTap={() => setWriting(true)}>
              {caseWords.line}
            </Button>
          )}
          {rating?.line && <View className="body break">{caseWords.words(rating.line)}</View>}
        </View>
      )}
      {!commands.includes('confirm') && commands.includes('reopen') && (
        <Button id="reopen" kind="plain" small onTap={notSolved}>
          {state === 'declined' ? caseWords.disagree : caseWords.notSolved}
        </Button>
      )}
      {state === 'resolved' && resolvedAt && (
        <View className="cap ink-3 above">
          {caseWords.autoClose(momentText(Date.parse(resolvedAt) + AUTO_CLOSE_MS, now))}
        </View>
      )}
      {writing && rating && (
        <Sheet title={caseWords.line} onClose={() => setWriting(false)}>
          <WriteBox
            hint={caseWords.line}
            action={common.send}
            onSend={(line) => {
              setWriting(false)
              rate(rating.stars, line)
            }}
          />
        </Sheet>
      )}
    </View>
  )
}
