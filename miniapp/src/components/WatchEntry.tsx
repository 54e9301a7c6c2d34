import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { usePhone } from '../services/phone'
import { isSuperior, roleNow } from '../services/roles'
import { watchWords as words } from '../words/watch'
import { ChoiceRow } from './ChoiceRow'

const open = () => void Taro.navigateTo({ url: '/pages/watch/index' })

/** The way to the board, for whoever answers for an area. */
export function WatchEntry() {
  const { me, role } = usePhone()
  if (!isSuperior(roleNow(me, role))) return null
  return (
    <View id="watch">
      <ChoiceRow icon="clock" title={words.title} hint={words.entryHint} onTap={open} />
    </View>
  )
}
