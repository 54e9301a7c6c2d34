import { View } from '@tarojs/components'
import { Icon } from './Icon'
import { More } from './More'
import './PickList.css'

export type PickRow = { id: string; title: string; second?: string; off?: boolean }
export type PickListProps = {
  rows: PickRow[]
  chosen?: string
  whole?: boolean
  onPick: (row: PickRow) => void
  more?: () => void
}

/** One of several, each a row; the chosen one has a tick. `off` rows are grey, and can be chosen; `whole` = as long as it is, where the page itself scrolls; `more` fetches the rows after the last one. */
export const PickList = ({ rows, chosen, whole, onPick, more }: PickListProps) => (
  <View className={whole ? 'pick-list pick-list-whole' : 'pick-list'} role="listbox">
    {rows.map((row) => (
      <View
        key={row.id}
        role="option"
        aria-selected={row.id === chosen}
        className={`pick-row tap ${row.id === chosen ? 'pick-row-on' : ''}`}
        onClick={() => onPick(row)}
      >
        <View className="grow">
          <View className={`body ${row.off ? 'ink-2' : ''}`}>{row.title}</View>
          {row.second && <View className="cap ink-2">{row.second}</View>}
        </View>
        {row.id === chosen && <Icon name="check" className="tone-brand" />}
      </View>
    ))}
    <More onTap={more} />
  </View>
)
