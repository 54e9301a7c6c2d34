import { Chips } from '../../components/Chips'
import type { AreaStep } from '../../services/staff'
import { handling } from '../../words/tasks'

export type AreaChipsProps = { areas: AreaStep[]; chosen: string; onChoose: (path: string) => void }

/** How far around the case is looked: its grid, community, street, district. */
export const AreaChips = ({ areas, chosen, onChoose }: AreaChipsProps) => (
  <Chips
    items={areas.map(({ path, kind }) => ({ value: path, label: handling.areas[kind] }))}
    chosen={chosen}
    onPick={onChoose}
  />
)
