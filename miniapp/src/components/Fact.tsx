import { View } from '@tarojs/components'
import { Icon } from './Icon'
import './Fact.css'

export type FactProps = {
  id?: string
  label: string
  value: string
  onTap?: () => void
}

/** One line of facts. */
export const Fact = ({ id, label, value, onTap }: FactProps) => (
  <View id={id} className={`fact ${onTap ? 'tap' : ''}`} role={onTap ? 'button' : undefined} onClick={onTap}>
    <View className="fact-label">{label}</View>
    <View className="fact-value grow end phrase">{value}</View>
    {onTap && <Icon name="right" size="small" className="ink-3" />}
  </View>
)
