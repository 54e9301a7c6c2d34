import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { agoText } from '@jinlin/domain/clocks/countdown'
import { distanceText } from '@jinlin/domain/words/distance'
import { shortNumber } from '@jinlin/domain/words/persons'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { type AlikeCase, useAlike } from '../../services/alike'
import { categoryLabel } from '../../services/catalogue'
import { dotted } from '../../services/describe'
import { give } from '../../services/give'
import { openCase } from '../../services/go'
import { useNow } from '../../services/useNow'
import { alikeWords as words } from '../../words/why'
import { MergeQuestion } from './MergeQuestion'

/** As many as help; the likest come first. */
const MOST = 3

type AlikeProps = { found: PresentedCase; lane: string }

/** What this report may be the same as: each opens, and is merged into or brought to the community's notice. */
export function Alike({ found, lane }: AlikeProps) {
  const items = useAlike(found).slice(0, MOST)
  const [into, setInto] = useState<AlikeCase>()
  if (items.length === 0) return null
  return (
    <View className="card" id="alike">
      <View className="sub ink-2">{words.title}</View>
      {items.map((each) => (
        <View key={each.id} className="alike-row" data-alike={each.id}>
          <AlikeText alike={each} />
          <Act found={found} lane={lane} alike={each} onMerge={() => setInto(each)} />
        </View>
      ))}
      {into && <MergeQuestion lane={lane} into={into} onClose={() => setInto(undefined)} />}
    </View>
  )
}

function AlikeText({ alike }: { alike: AlikeCase }) {
  const now = useNow()
  const { id, number, category, metres, handler, at } = alike
  const facts = [
    words.away(distanceText(metres)),
    handler ? words.by(handler) : words.nobody,
    words.at(agoText(at, now)),
  ]
  return (
    <View className="grow tap" role="button" onClick={() => openCase({ id })}>
      <View className="body phrase">{words.row(shortNumber(number), categoryLabel(category))}</View>
      <View className="cap ink-2">{dotted(facts)}</View>
    </View>
  )
}

type ActProps = AlikeProps & { alike: AlikeCase; onMerge: () => void }

/** A superior merges; whoever else works on it asks the community to, once. */
function Act({ found, lane, alike, onMerge }: ActProps) {
  if (found.commands.includes('merge'))
    return (
      <Button id={`merge-${alike.id}`} small onTap={onMerge}>
        {words.merge}
      </Button>
    )
  if (found.timeline.some(({ mergeInto }) => mergeInto === alike.id))
    return <View className="cap ink-2">{words.asked}</View>
  if (!found.commands.includes('add_note')) return null
  const note = words.note(shortNumber(alike.number))
  const ask = () => void give(lane, { command: 'add_note', note, mergeInto: alike.id }, { sent: words.asked })
  return (
    <Button id={`ask-${alike.id}`} small onTap={ask}>
      {words.ask}
    </Button>
  )
}
