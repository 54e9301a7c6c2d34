import { View } from '@tarojs/components'
import { useState } from 'react'
import { Refused } from '../services/api'
import { keepPhone } from '../services/ownPhone'
import { usePhone } from '../services/phone'
import { canAskPhone } from '../services/phoneCode'
import { common } from '../words/common'
import { phoneWords as words } from '../words/group'
import { Button } from './Button'
import { PhoneButton } from './PhoneButton'

/** 手机号（选填）: one tap leaves it, one tap takes it back; saying no costs nothing, and is answered under the row. */
export function PhoneRow({ className = 'above' }: { className?: string }) {
  const { me } = usePhone()
  const { busy, told, send, refuse } = useKeeping()
  if (!canAskPhone()) return null
  return (
    <View className={className}>
      <View className="grow">
        <View className="row gap">
          <View className="body grow">{me?.phone ? words.kept(me.phone) : words.label}</View>
          {me?.phone ? (
            <Button id="phone-forget" kind="text" small onTap={() => send(null)}>
              {words.forget}
            </Button>
          ) : (
            <PhoneButton kind="tinted" small onCode={(code) => (code ? send(code) : refuse())}>
              {busy ? words.filling : words.fill}
            </PhoneButton>
          )}
        </View>
        {told && <View className="sub ink-2 above-s">{told}</View>}
      </View>
    </View>
  )
}

/** Leaves the number or takes it back, one request at a time; `told` is why it was not done. */
function useKeeping() {
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<string>()
  const send = async (code: string | null) => {
    if (busy) return
    setBusy(true)
    setTold(undefined)
    setTold(await keepPhone(code).then(() => undefined, reason))
    setBusy(false)
  }
  return { busy, told, send: (code: string | null) => void send(code), refuse: () => setTold(words.refused) }
}

const reason = (error: unknown) => (error instanceof Refused ? error.message : common.noAnswer)
