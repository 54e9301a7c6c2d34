import { View } from '@tarojs/components'
import { useState } from 'react'
import { PhoneButton } from '../../components/PhoneButton'
import { canAskPhone } from '../../services/phoneCode'
import { join as words } from '../../words/join'
import { joinStaff } from './joining'

/** One tap: WeChat vouches for the number, the list says who it is. */
export function JoinByPhone() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const use = async (phoneCode?: string) => {
    if (busy) return
    if (!phoneCode) return setProblem(canAskPhone() ? words.phoneRefused : words.phoneOnlyWechat)
    setBusy(true)
    setProblem(await joinStaff({ phoneCode }))
    setBusy(false)
  }
  return (
    <View className="card">
      <View className="body strong">{words.byPhone}</View>
      <View className="sub ink-2 above-s">{words.byPhoneHint}</View>
      <View className="above-l">
        <PhoneButton kind="filled" onCode={(code) => void use(code)}>
          {busy ? words.joining : words.phoneButton}
        </PhoneButton>
      </View>
      {problem && <View className="sub tone-bad above">{problem}</View>}
    </View>
  )
}
