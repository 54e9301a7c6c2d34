import { View } from '@tarojs/components'
import { caseWords } from '../words/case'
import { Icon } from './Icon'
import './Stars.css'

/** One to five stars; a tap saves. */
export const Stars = ({ value, onRate }: { value: number; onRate?: (stars: number) => void }) => (
  <View className="stars">
    {[1, 2, 3, 4, 5].map((star) => (
      <View
        key={star}
        id={`star-${star}`}
        role="button"
        aria-label={caseWords.stars(star)}
        className={`star ${onRate ? 'tap' : ''} ${star <= value ? 'star-on' : ''}`}
        onClick={() => onRate?.(star)}
      >
        <Icon name={star <= value ? 'starOn' : 'star'} size="tile" />
      </View>
    ))}
  </View>
)
