import { View } from '@tarojs/components'
import { Icon } from './Icon'
import './WheelFace.css'

/** The row that opens the platform's own wheel: what is chosen there, and how the value is said. */
export type WheelFaceProps = { id: string; label: string; shown: string }

/** Stands inside a `Picker`. */
export const WheelFace = ({ id, label, shown }: WheelFaceProps) => (
  <View id={id} className="wheel-face tap" role="button">
    <View className="body">{label}</View>
    <View className="body grow end">{shown}</View>
    <Icon name="right" size="small" className="ink-3" />
  </View>
)
