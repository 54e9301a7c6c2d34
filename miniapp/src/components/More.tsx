import { View } from '@tarojs/components'
import { casesWords } from '../words/me'
import { Button } from './Button'

/** The end of a list that goes on; nothing when all of it is there. */
export const More = ({ onTap }: { onTap?: () => void }) =>
  onTap ? (
    <View className="row row-centre above">
      <Button kind="text" id="more" onTap={onTap}>
        {casesWords.more}
      </Button>
    </View>
  ) : null
