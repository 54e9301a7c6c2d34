import type { CommandName } from '@jinlin/domain/cases/case'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Sheet } from '../../components/Sheet'
import { VoiceButton } from '../../components/VoiceButton'
import { WriteBox } from '../../components/WriteBox'
import { give } from '../../services/give'
import { say } from '../../services/go'
import { choosePhotos, sendFiles } from '../../services/photos'
import { canRecord } from '../../services/recorder'
import { caseWords } from '../../words/case'
import { common } from '../../words/common'

type ToolsProps = { lane: string; commands: CommandName[]; more?: string }

/** Photo, voice and words, added to a case that is already on its way. */
export function Tools({ lane, commands, more }: ToolsProps) {
  const [writing, setWriting] = useState(more === 'write')
  const photo = async () => {
    const paths = await choosePhotos(9)
    if (paths.length === 0) return
    const outcome = await sendFiles(
      lane,
      paths.map((path) => ({ path, kind: 'photo' as const })),
      'before',
    )
    tell(outcome)
  }
  const voice = async (path: string) => tell(await sendFiles(lane, [{ path, kind: 'voice' }], 'before'))
  const write = (note: string) => {
    setWriting(false)
    void give(
      lane,
      { command: 'add_note', note, visibility: 'public' },
      { sent: caseWords.noteSent, waiting: caseWords.noteKept },
    )
  }
  if (!commands.includes('add_photo') && !commands.includes('add_note')) return null
  return (
    <View className="case-tools">
      {commands.includes('add_photo') && (
        <Button small grow id="add-photo" icon="camera" onTap={() => void photo()}>
          {caseWords.addPhoto}
        </Button>
      )}
      {commands.includes('add_photo') && canRecord() && <VoiceButton onDone={(path) => void voice(path)} />}
      {commands.includes('add_note') && (
        <Button small grow id="add-note" icon="pen" onTap={() => setWriting(true)}>
          {caseWords.write}
        </Button>
      )}
      {writing && (
        <Sheet title={caseWords.write} onClose={() => setWriting(false)}>
          <WriteBox hint={caseWords.writeHint} action={common.send} onSend={write} />
        </Sheet>
      )}
    </View>
  )
}

function tell(outcome: Awaited<ReturnType<typeof sendFiles>>) {
  if ('refused' in outcome) say(outcome.refused.message)
  else say('sent' in outcome ? caseWords.noteSent : caseWords.photoMissing)
}
