import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { usePhone } from '../services/phone'
import { roleNow, tabsOf } from '../services/roles'
import { isOffer } from '../services/tasks'
import { Icon } from './Icon'
import './TabBar.css'

/** The tabs of the role the phone is in, the same on both targets. */
export function TabBar({ path }: { path: string }) {
  const { me, role, cases } = usePhone()
  const offers = Object.values(cases).filter(isOffer).length
  return (
    <View className="tab-bar" role="tablist">
      {tabsOf(roleNow(me, role)).map((tab) => (
        <View
          key={tab.path}
          role="tab"
          className={`tab tap ${tab.path === path ? 'tab-on' : ''}`}
          onClick={() => tab.path !== path && void Taro.switchTab({ url: tab.path })}
        >
          <View className="tab-icon">
            <Icon name={tab.icon} />
            {tab.icon === 'task' && offers > 0 && <View className="tab-count">{offers > 99 ? '99+' : offers}</View>}
          </View>
          <View>{tab.label}</View>
        </View>
      ))}
    </View>
  )
}
