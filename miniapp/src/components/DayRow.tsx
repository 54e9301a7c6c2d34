import { Picker } from '@tarojs/components'
import { WheelFace, type WheelFaceProps } from './WheelFace'

/** `value`, and `from` and `to`, between which it can be chosen, are days, `YYYY-MM-DD`; `shown` how the value is said. */
export type DayRowProps = WheelFaceProps & {
  value: string
  from: string
  to: string
  onChange: (day: string) => void
}

/** A day, chosen on the platform's own wheel. */
export const DayRow = ({ id, label, value, from, to, shown, onChange }: DayRowProps) => (
  <Picker mode="date" value={value} start={from} end={to} onChange={({ detail }) => onChange(String(detail.value))}>
    <WheelFace id={id} label={label} shown={shown} />
  </Picker>
)
