import { View } from '@tarojs/components'

/** An icon of assets/icons by its file's name, in the colour of the text around it. */
export const Icon = ({
  name,
  size,
  className = '',
}: {
  name: string
  size?: 'small' | 'tile' | 'huge'
  className?: string
}) => <View className={`icon icon-${name} ${size ? `icon-${size}` : ''} ${className}`} />
