import { View } from '@tarojs/components'
import { Icon } from './Icon'
import './ChoiceRow.css'

type Props = { icon: string; title: string; hint: string; onTap: () => void }

/** One of several ways to go on: what it is, what it means, and a tap. */
export const ChoiceRow = ({ icon, title, hint, onTap }: Props) => (
  <View className="card card-tap choice-row" role="button" onClick={onTap}>
    <Icon name={icon} className="tone-brand" />
    <View className="grow">
      <View className="body strong">{title}</View>
      <View className="cap ink-2">{hint}</View>
    </View>
    <Icon name="right" size="small" className="ink-3" />
  </View>
)
