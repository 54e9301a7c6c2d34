import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { LineField } from '../../components/LineField'
import { join as words } from '../../words/join'
import { joinStaff } from './joining'

const letters = 8
const plain = (text: string) => text.replace(/[\s-]/g, '').toUpperCase()

/** The eight characters a superior reads out. */
export function JoinByCode() {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const use = async () => {
    if (busy) return
    const code = plain(text)
    if (code.length !== letters) return setProblem(words.codeShort)
    setBusy(true)
    setProblem(await joinStaff({ code }))
    setBusy(false)
  }
  const change = (value: string) => {
    setText(value)
    setProblem(undefined)
  }
  return (
    <View className="card">
      <View className="body strong">{words.byCode}</View>
      <View className="sub ink-2 above-s">{words.byCodeHint}</View>
      <LineField
        className="join-code above"
        value={text}
        hint={words.codeField}
        longest={12}
        onChange={change}
        onConfirm={() => void use()}
      />
      {problem && <View className="sub tone-bad above">{problem}</View>}
      <View className="above-l">
        <Button id="join-by-code" onTap={() => void use()}>
          {busy ? words.joining : words.joinButton}
        </Button>
      </View>
    </View>
  )
}
