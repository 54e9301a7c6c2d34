import { View, Button as WechatButton } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { join as words } from '../../words/join'
import { joinStaff, sandboxPhoneCode } from './joining'

const onWechat = process.env.TARO_ENV === 'weapp'

/** One tap: WeChat vouches for the number, the list says who it is. */
export function JoinByPhone() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const use = async (phoneCode: string | undefined, without: string) => {
    if (busy) return
    if (!phoneCode) return setProblem(without)
    setBusy(true)
    setProblem(await joinStaff({ phoneCode }))
    setBusy(false)
  }
  const label = busy ? words.joining : words.phoneButton
  return (
    <View className="card">
      <View className="body strong">{words.byPhone}</View>
      <View className="sub ink-2 above-s">{words.byPhoneHint}</View>
      <View className="above-l">
        {onWechat ? (
          <WechatButton
            className="button button-filled join-phone"
            openType="getPhoneNumber"
            onGetPhoneNumber={({ detail }) => void use(detail.code, words.phoneRefused)}
          >
            {label}
          </WechatButton>
        ) : (
          <Button kind="filled" onTap={() => void sandboxPhoneCode().then((code) => use(code, words.phoneOnlyWechat))}>
            {label}
          </Button>
        )}
      </View>
      {problem && <View className="sub tone-bad above">{problem}</View>}
    </View>
  )
}
