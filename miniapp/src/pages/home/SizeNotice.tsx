import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { usePhone } from '../../services/phone'
import { chooseSize } from '../../services/size'
import { common } from '../../words/common'

/** Says once that the size followed WeChat, and how to go back. */
export function SizeNotice() {
  const { size, sizeFromWechat } = usePhone()
  if (!sizeFromWechat) return null
  return (
    <View className="card card-brand row gap">
      <View className="grow">{size === 'elder' ? common.elderOn : common.bigOn}</View>
      <Button kind="text" onTap={() => chooseSize('standard')}>
        {common.undoSize}
      </Button>
    </View>
  )
}
