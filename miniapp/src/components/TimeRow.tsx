import { Picker } from '@tarojs/components'
import { WheelFace, type WheelFaceProps } from './WheelFace'

/** `value` is a time of the day, `HH:MM`; `shown` how it is said. */
export type TimeRowProps = WheelFaceProps & {
  value: string
  onChange: (value: string) => void
}

/** A time of the day, chosen on the platform's own wheel. */
export const TimeRow = ({ id, label, value, shown, onChange }: TimeRowProps) => (
  <Picker mode="time" value={value} onChange={({ detail }) => onChange(String(detail.value))}>
    <WheelFace id={id} label={label} shown={shown} />
  </Picker>
)
