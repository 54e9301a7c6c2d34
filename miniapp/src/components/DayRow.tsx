import { Picker, View } from '@tarojs/components'
import { Icon } from './Icon'
import './TimeRow.css'

/** `value`, and `from` and `to`, between which it can be chosen, are days, `YYYY-MM-DD`; `shown` how the value is said. */
export type DayRowProps = {
  id: string
  label: string
  value: string
  from: string
  to: string
  shown: string
  onChange: (day: string) => void
}

/** A day, chosen on the platform's own wheel. */
export const DayRow = ({ id, label, value, from, to, shown, onChange }: DayRowProps) => (
  <Picker mode="date" value={value} start={from} end={to} onChange={({ detail }) => onChange(String(detail.value))}>
    <View id={id} className="time-row tap" role="button">
      <View className="body">{label}</View>
      <View className="body grow end">{shown}</View>
      <Icon name="right" size="small" className="ink-3" />
    </View>
  </Picker>
)
