import { Input } from '@tarojs/components'

export type LineFieldProps = {
  /** How it stands in its place, beside being a field. */
  className?: string
  value: string
  hint: string
  longest: number
  /** Which keyboard comes up; letters when not said. */
  keyboard?: 'text' | 'digit'
  onChange: (value: string) => void
  /** The keyboard's own button, where it does something. */
  onConfirm?: () => void
}

/** One line to write, or letters to look for something by; the hint stands in it while it is empty. */
export const LineField = ({
  className,
  value,
  hint,
  longest,
  keyboard = 'text',
  onChange,
  onConfirm,
}: LineFieldProps) => (
  <Input
    className={className ? `field ${className}` : 'field'}
    type={keyboard}
    value={value}
    placeholderClass="field-hint"
    placeholder={hint}
    maxlength={longest}
    onInput={({ detail }) => onChange(detail.value)}
    {...(onConfirm && { onConfirm })}
  />
)
