import { View } from '@tarojs/components'
import './SegmentedTabs.css'

export type Segment = { value: string; label: string; count?: number }
export type SegmentedTabsProps = { items: Segment[]; value: string; onChange: (value: string) => void }

/** Two or three views with their counts; no count at 0. */
export const SegmentedTabs = ({ items, value, onChange }: SegmentedTabsProps) => (
  <View className="segments" role="tablist">
    {items.map((item) => (
      <View
        key={item.value}
        role="tab"
        className={`segment tap ${item.value === value ? 'segment-on' : ''}`}
        onClick={() => onChange(item.value)}
      >
        {item.label}
        {item.count ? ` ${item.count > 99 ? '99+' : item.count}` : ''}
      </View>
    ))}
  </View>
)
