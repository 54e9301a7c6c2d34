import { View } from '@tarojs/components'
import { useNow } from '../services/useNow'
import { caseWords } from '../words/case'
import './UndoBar.css'

/** Takes a tap back while its 5 seconds run; `until` in ms of the server's clock. */
export function UndoBar({ text, until, onUndo }: { text: string; until: number; onUndo: () => void }) {
  const now = useNow()
  if (now >= until) return null
  return (
    <View className="undo-bar" role="status">
      <View className="undo-row">
        <View className="grow">{text}</View>
        <View id="undo" className="undo-action tap" role="button" onClick={onUndo}>
          {caseWords.undo(Math.ceil((until - now) / 1000))}
        </View>
      </View>
      <View className="undo-track">
        <View className="undo-left" style={{ width: `${Math.max(0, Math.min(100, (until - now) / 50))}%` }} />
      </View>
    </View>
  )
}
