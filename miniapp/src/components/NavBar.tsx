import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { common } from '../words/common'
import { Icon } from './Icon'
import './NavBar.css'

const goBack = () => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}

/** The bar the web page lacks; WeChat draws its own. */
export function NavBar({ title, back }: { title: string; back: boolean }) {
  if (process.env.TARO_ENV !== 'h5') return null
  return (
    <View className={`nav-bar ${back ? 'nav-bar-back' : ''}`}>
      <View className="nav-side">
        {back && (
          <View className="nav-back tap" role="button" aria-label={common.back} onClick={goBack}>
            <Icon name="back" />
          </View>
        )}
      </View>
      <View className="nav-title">{title}</View>
      <View className="nav-side" />
    </View>
  )
}
