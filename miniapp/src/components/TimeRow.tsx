import { Picker, View } from '@tarojs/components'
import { Icon } from './Icon'
import './TimeRow.css'

/** `value` is a time of the day, `HH:MM`; `shown` how it is said. */
export type TimeRowProps = {
  id: string
  label: string
  value: string
  shown: string
  onChange: (value: string) => void
}

/** A time of the day, chosen on the platform's own wheel. */
export const TimeRow = ({ id, label, value, shown, onChange }: TimeRowProps) => (
  <Picker mode="time" value={value} onChange={({ detail }) => onChange(String(detail.value))}>
    <View id={id} className="time-row tap" role="button">
      <View className="body">{label}</View>
      <View className="body grow end">{shown}</View>
      <Icon name="right" size="small" className="ink-3" />
    </View>
  </Picker>
)
