import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Icon } from '../../components/Icon'
import { isOpen } from '../../services/mine'
import { usePhone } from '../../services/phone'
import { isSuperior, roleNow } from '../../services/roles'
import { isOverseen } from '../../services/why'
import { whyWords as words } from '../../words/why'

/** A superior's way to why an open case went to whom it went, or to nobody. */
export function Why({ found }: { found: PresentedCase }) {
  const { me, role } = usePhone()
  if (!isSuperior(roleNow(me, role)) || !isOpen(found) || !isOverseen(found)) return null
  const open = () => void Taro.navigateTo({ url: `/pages/why/index?id=${found.id}` })
  return (
    <View id="why" className="card card-tap row gap-l" role="button" onClick={open}>
      <Icon name="info" className="tone-brand" />
      <View className="body grow">{found.assignee ? words.held : words.nobody}</View>
      <Icon name="right" size="small" className="ink-3" />
    </View>
  )
}
