import type { Tile as TileRow } from '@jinlin/domain/categories/tiles'
import { tileLabels } from '@jinlin/domain/words/tiles'
import { tapTile } from '../services/report'
import { Tile, type TileProps } from './Tile'

/** A tile of the catalogue: one tap reports, or calls somebody. */
export const ReportTile = ({ category, icon, size }: TileRow & Pick<TileProps, 'size'>) => (
  <Tile
    id={`tile-${category}`}
    size={size}
    icon={icon}
    label={tileLabels[category] ?? category}
    onTap={() => tapTile(category)}
  />
)
