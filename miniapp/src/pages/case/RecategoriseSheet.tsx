import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { LineField } from '../../components/LineField'
import { PickList, type PickRow } from '../../components/PickList'
import { Sheet } from '../../components/Sheet'
import { findLeaves, leafLabel, loadCatalogue } from '../../services/catalogue'
import { give } from '../../services/give'
import { say } from '../../services/go'
import { useFetched } from '../../services/useFetched'
import { handling } from '../../words/tasks'
import type { SheetOfCase } from './handlerButtons'

/** Another category: beside the present one, of the tiles, or found by a few letters of its name. Where nobody has sorted it yet the present one comes first, to be confirmed. */
export function RecategoriseSheet({ found, lane, onClose }: SheetOfCase) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<PickRow | undefined>()
  const { value, problem } = useFetched(() => loadCatalogue().then(() => true), 'catalogue')
  const others = findLeaves(words, found.category, found.reporter?.mine === true)
  const confirmed = found.needsSorting && !words.trim() ? [{ code: found.category, name: found.categoryName }] : []
  const rows = [...confirmed, ...others].map((leaf): PickRow => ({ id: leaf.code, title: leafLabel(leaf) }))
  const change = () => {
    if (!chosen) return say(handling.chooseOne)
    onClose()
    void give(lane, { command: 'recategorise', category: chosen.id }, { sent: handling.recategorised(chosen.title) })
  }
  return (
    <Sheet title={handling.recategoriseTitle} problem={rows.length > 0 ? undefined : problem} onClose={onClose}>
      <LineField value={words} hint={handling.recategoriseHint} longest={20} onChange={setWords} />
      <PickList rows={rows} chosen={chosen?.id} onPick={setChosen} />
      {value && rows.length === 0 && <View className="body ink-2 above">{handling.recategoriseNothing}</View>}
      <View className="above-l">
        <Button id="recategorise-yes" kind={chosen ? 'filled' : 'off'} onTap={change}>
          {chosen ? handling.recategoriseTo(chosen.title) : handling.chooseOne}
        </Button>
      </View>
    </Sheet>
  )
}
