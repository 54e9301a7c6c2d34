import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { Stars } from '../../components/Stars'
import { WriteBox } from '../../components/WriteBox'
import { give } from '../../services/give'
import { ratingOf } from '../../services/ofTurn'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'

/** R4: stars save on tap, once per resolving; a line may follow. Whoever worked on it reads what it was rated. */
export function Rating({ found, lane, who }: { found: PresentedCase; lane: string; who: string }) {
  const [writing, setWriting] = useState(false)
  const rating = ratingOf(found)
  const may = found.commands.includes('rate')
  if (!may && !rating) return null
  const rate = (stars: number, line?: string) => void give(lane, { command: 'rate', stars, ...(line ? { line } : {}) })
  const close = () => setWriting(false)
  const said = found.reporter?.mine ? caseWords.rated : caseWords.ratedBy
  return (
    <View className="above-l">
      <View className="sub ink-2">{rating ? said(rating.stars) : caseWords.rate(who)}</View>
      <Stars value={rating?.stars ?? 0} onRate={may && !rating ? (stars) => rate(stars) : undefined} />
      {rating && !rating.line && may && (
        <Button kind="text" small onTap={() => setWriting(true)}>
          {caseWords.line}
        </Button>
      )}
      {rating?.line && <View className="body break">{caseWords.words(rating.line)}</View>}
      {writing && rating && (
        <LineSheet
          onClose={close}
          onSend={(line) => {
            close()
            rate(rating.stars, line)
          }}
        />
      )}
    </View>
  )
}

const LineSheet = ({ onSend, onClose }: { onSend: (line: string) => void; onClose: () => void }) => (
  <Sheet title={caseWords.line} onClose={onClose}>
    <WriteBox hint={caseWords.line} action={common.send} onSend={onSend} />
  </Sheet>
)
