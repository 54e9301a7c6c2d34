import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { LineField } from '../../components/LineField'
import { join as words } from '../../words/join'
import { useJoinCode } from './useJoinCode'

/** The eight characters a superior reads out. */
export function JoinByCode() {
  const { text, busy, problem, use, change } = useJoinCode()
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
        onConfirm={use}
      />
      {problem && <View className="sub tone-bad above">{problem}</View>}
      <View className="above-l">
        <Button id="join-by-code" onTap={use}>
          {busy ? words.joining : words.joinButton}
        </Button>
      </View>
    </View>
  )
}
