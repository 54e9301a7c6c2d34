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

const MOST = 9

async function addPhotos(lane: string) {
  const paths = await choosePhotos(MOST)
  const files = paths.map((path) => ({ path, kind: 'photo' as const }))
  if (files.length > 0) tell(await sendFiles(lane, files, 'before'))
}
const addVoice = async (lane: string, path: string) => tell(await sendFiles(lane, [{ path, kind: 'voice' }], 'before'))

const addNote = (lane: string, note: string) =>
  void give(
    lane,
    { command: 'add_note', note, visibility: 'public' },
    { sent: caseWords.noteSent, waiting: caseWords.noteKept },
  )

function tell(outcome: Awaited<ReturnType<typeof sendFiles>>) {
  if ('refused' in outcome) say(outcome.refused.message)
  else if ('sent' in outcome) say(caseWords.noteSent)
  else say(outcome.noRoom ? common.photoNoRoom : caseWords.photoMissing)
}

/** Photo, voice and words, added to a case that is already on its way. */
export function Tools({ lane, commands, more }: ToolsProps) {
  const [writing, setWriting] = useState(more === 'write')
  const [files, notes] = [commands.includes('add_photo'), commands.includes('add_note')]
  const write = (note: string) => {
    setWriting(false)
    addNote(lane, note)
  }
  if (!files && !notes) return null
  return (
    <View className="case-tools">
      {files && (
        <Button small grow id="add-photo" icon="camera" onTap={() => void addPhotos(lane)}>
          {caseWords.addPhoto}
        </Button>
      )}
      {files && canRecord() && <VoiceButton onDone={(path) => void addVoice(lane, path)} />}
      {notes && (
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
