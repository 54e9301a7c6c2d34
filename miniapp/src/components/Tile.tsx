import { View } from '@tarojs/components'
import { Icon } from './Icon'
import './Tile.css'

export type TileProps = {
  icon: string
  label: string
  size: 's' | 'm' | 'xl'
  hint?: string
  id?: string
  onTap: () => void
}

/** Starts something in one tap; there is no disabled tile. */
export const Tile = ({ icon, label, size, hint, id, onTap }: TileProps) => (
  <View
    id={id}
    role="button"
    className={`tile tile-${size}`}
    hoverClass="tile-press"
    hoverStayTime={100}
    onClick={onTap}
  >
    <Icon name={icon} size={size === 'xl' ? 'huge' : size === 'm' ? 'tile' : undefined} className="tile-icon" />
    <View className="tile-words">
      <View className="tile-label phrase">{label}</View>
      {hint && <View className="tile-hint phrase">{hint}</View>}
    </View>
  </View>
)
