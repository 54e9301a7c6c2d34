import { View } from '@tarojs/components'
import { change, usePhone } from '../services/phone'
import { me as words } from '../words/me'
import { Button } from './Button'

/** Says that work here has ended, until the person has read it. */
export function LeftWork() {
  const { leftWork } = usePhone()
  if (!leftWork) return null
  return (
    <View className="card card-brand row gap left-work" role="status">
      <View className="body grow">{leftWork}</View>
      <Button id="left-work-read" kind="text" onTap={() => change({ leftWork: undefined })}>
        {words.read}
      </Button>
    </View>
  )
}
