import { View } from '@tarojs/components'
import { usePhotoAsk } from '../services/photoSource'
import { sandboxWords } from '../words/sandbox'
import { Button } from './Button'
import { Sheet } from './Sheet'

/** Asks, in the sandbox, whether a photo is the sample or one of the computer's. */
export function PhotoSourceSheet() {
  const ask = usePhotoAsk()
  if (!ask) return null
  return (
    <Sheet title={sandboxWords.photoTitle} onClose={() => ask.answer('none')}>
      <Button kind="filled" onTap={() => ask.answer('sample')}>
        {sandboxWords.sample}
      </Button>
      <View className="above">
        <Button onTap={() => ask.answer('computer')}>{sandboxWords.computer}</Button>
      </View>
    </Sheet>
  )
}
