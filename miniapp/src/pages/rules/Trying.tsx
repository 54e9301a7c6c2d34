import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { say } from '../../services/go'
import { type Numbers, previewRules, type RulesPreview, saveRules } from '../../services/rules'
import { problemText, tellProblem } from '../../services/tellProblem'
import { rulesWords as words } from '../../words/rules'
import { PreviewSheet } from './PreviewSheet'

export type TryingProps = {
  edits: boolean
  reload: () => void
  code: string
  version: number
  changes: Partial<Numbers>
  undo: () => void
}

/** What is different so far: what it would mean, kept with a reason, or left. */
export function Trying({ code, edits, version, changes, undo, reload }: TryingProps) {
  const [preview, setPreview] = useState<RulesPreview>()
  const [problem, setProblem] = useState<string>()
  const look = () => previewRules(code, changes).then(setPreview, tellProblem)
  const close = () => {
    setPreview(undefined)
    setProblem(undefined)
  }
  const save = async (reason: string) => {
    try {
      const saved = await saveRules(code, { changes, version, reason })
      close()
      undo()
      say(words.saved(saved.version))
    } catch (error) {
      setProblem(problemText(error))
    }
    reload()
  }
  return (
    <View className="rules-end">
      <Button id="rules-preview" kind="filled" onTap={() => void look()}>
        {words.preview}
      </Button>
      <View className="above row row-centre">
        <Button id="rules-undo" kind="text" onTap={undo}>
          {words.undo}
        </Button>
      </View>
      {preview && (
        <PreviewSheet
          preview={preview}
          edits={edits}
          problem={problem}
          onSave={(reason) => void save(reason)}
          onClose={close}
        />
      )}
    </View>
  )
}
