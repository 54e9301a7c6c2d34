import { View } from '@tarojs/components'
import { Button } from './Button'
import { Icon } from './Icon'

/** A masked person with what they are and one thing to do. */
export const PersonRow = ({
  name,
  role,
  extra,
  action,
}: {
  name: string
  role?: string
  extra?: string
  action?: { label: string; icon: string; onTap: () => void }
}) => (
  <View className="row gap-l">
    <Icon name="me" className="tone-brand" />
    <View className="grow">
      <View className="body strong">
        {name}
        {role ? ` ${role}` : ''}
      </View>
      {extra && <View className="cap ink-2">{extra}</View>}
    </View>
    {action && (
      <Button small icon={action.icon} onTap={action.onTap}>
        {action.label}
      </Button>
    )}
  </View>
)
