import { View } from '@tarojs/components'
import { Button } from './Button'

export type Chip<T> = { value: T; label: string }
export type ChipsProps<T> = {
  /** How it stands in its place, beside being a row of chips. */
  className?: string
  items: readonly Chip<T>[]
  chosen: T | undefined
  /** Of the full height, where there are few. */
  large?: boolean
  onPick: (value: T) => void
}

/** One of a few short answers, side by side; the chosen one is marked. */
export const Chips = <T extends string | number>({ className, items, chosen, large, onPick }: ChipsProps<T>) => (
  <View className={className ? `chips ${className}` : 'chips'}>
    {items.map(({ value, label }) => (
      <Button key={value} kind="plain" small={!large} chosen={value === chosen} onTap={() => onPick(value)}>
        {label}
      </Button>
    ))}
  </View>
)

/** Answers that are kept in the very words they are shown in. */
export const chipsOf = (words: readonly string[]): Chip<string>[] => words.map((label) => ({ value: label, label }))
