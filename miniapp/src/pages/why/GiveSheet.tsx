import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { give } from '../../services/give'
import type { Neighbour } from '../../services/why'
import { handling } from '../../words/tasks'
import { whyWords as words } from '../../words/why'

type GiveSheetProps = { found: PresentedCase; person: Neighbour; onClose: () => void }

/** The one question before somebody is named. */
export function GiveSheet({ found, person: { userId, name }, onClose }: GiveSheetProps) {
  const assign = () => {
    onClose()
    void give(found.id, { command: 'assign', person: userId }, { sent: handling.assigned(name) })
  }
  return (
    <Sheet title={handling.assignTitle} onClose={onClose}>
      <View className="body ink-2">{words.assignNote}</View>
      <View className="above-l">
        <Button id="give-yes" kind="filled" onTap={assign}>
          {words.assignTitle(name)}
        </Button>
      </View>
    </Sheet>
  )
}
