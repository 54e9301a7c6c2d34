import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { agoText } from '@jinlin/domain/clocks/countdown'
import { distanceText } from '@jinlin/domain/words/distance'
import { shortNumber } from '@jinlin/domain/words/persons'
import { stateLabel } from '@jinlin/domain/words/states'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { LineField } from '../../components/LineField'
import { Skeleton } from '../../components/Notice'
import { PickList, type PickRow } from '../../components/PickList'
import { Sheet } from '../../components/Sheet'
import { serverNow } from '../../services/clock'
import { placeText, titleOf } from '../../services/describe'
import { give } from '../../services/give'
import { say } from '../../services/go'
import type { Other } from '../../services/others'
import { handling } from '../../words/tasks'
import { AreaChips } from './AreaChips'
import type { SheetOfCase } from './handlerButtons'
import { useOthers } from './useOthers'

const rowOf = (found: PresentedCase, metres: number | undefined, now: number): PickRow => {
  const where = metres === undefined ? placeText(found) : handling.mergeAway(distanceText(metres))
  return {
    id: found.id,
    title: handling.mergeRow(titleOf(found), shortNumber(found.number)),
    second: [where, stateLabel(found.state), agoText(found.createdAt, now)].join(handling.dot),
  }
}
const numberOf = (others: Other[], id: string | undefined) => {
  const number = others.find(({ found }) => found.id === id)?.found.number
  return number && shortNumber(number)
}

/** A superior puts a case into another one of the same thing: the likest and nearest first, or by its number. */
export function MergeSheet({ found, lane, onClose }: SheetOfCase) {
  const { areas, area, setArea, words, setWords, others, fetched, problem } = useOthers(found)
  const [chosen, setChosen] = useState<string | undefined>()
  const number = numberOf(others, chosen)
  const merge = () => {
    if (!chosen || !number) return say(handling.chooseOne)
    onClose()
    void give(lane, { command: 'merge', into: chosen }, { sent: handling.merged(number) })
  }
  return (
    <Sheet title={handling.mergeTitle} problem={problem} onClose={onClose}>
      <AreaChips areas={areas} chosen={area} onChoose={setArea} />
      <LineField className="above" value={words} hint={handling.mergeHint} longest={30} onChange={setWords} />
      {!fetched && !problem && <Skeleton rows={2} />}
      {fetched && others.length === 0 && <View className="body ink-2 above">{handling.mergeNothing}</View>}
      <PickList
        rows={others.map((other) => rowOf(other.found, other.metres, serverNow()))}
        chosen={chosen}
        onPick={({ id }) => setChosen(id)}
      />
      <View className="above-l">
        <Button id="merge-yes" kind={number ? 'filled' : 'off'} onTap={merge}>
          {number ? handling.mergeInto(number) : handling.chooseOne}
        </Button>
      </View>
    </Sheet>
  )
}
