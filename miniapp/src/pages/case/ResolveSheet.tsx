import type { CommandBodyInput } from '@jinlin/domain/cases/caseApi'
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Chips, chipsOf } from '../../components/Chips'
import { LineField } from '../../components/LineField'
import { Sheet } from '../../components/Sheet'
import { give, refusedBy } from '../../services/give'
import { say } from '../../services/go'
import { hasAfterPhoto } from '../../services/ofTurn'
import { sendFiles } from '../../services/photos'
import { common } from '../../words/common'
import { handling } from '../../words/tasks'
import type { SheetOfCase } from './handlerButtons'
import { PhotoPick, shootAfter } from './PhotoPick'

type Resolving = CommandBodyInput & { command: 'resolve' }

/** Sends what was done, with its photos when there are any; without a network both wait on the phone. */
async function resolveWith(lane: string, note: string, paths: string[]): Promise<void> {
  const body: Resolving = { command: 'resolve', ...(note ? { note } : {}) }
  if (paths.length === 0) return void give(lane, body, { sent: handling.resolved, waiting: handling.kept })
  const files = paths.map((path) => ({ path, kind: 'photo' as const }))
  const outcome = await sendFiles(lane, files, 'after', body)
  if ('refused' in outcome) await refusedBy(lane, outcome.refused)
  else if ('sent' in outcome) say(handling.resolved)
  else say(outcome.noRoom ? common.photoNoRoom : handling.kept)
}

/** G4: a photo where the category wants one, one tap on what was done, and it is resolved. */
export function ResolveSheet({ found, lane, onClose }: SheetOfCase) {
  const [paths, setPaths] = useState<string[]>([])
  const [done, setDone] = useState<string | undefined>()
  const [line, setLine] = useState('')
  const missing = found.needsAfterPhoto && paths.length === 0 && !hasAfterPhoto(found)
  const more = (taken: string[]) => setPaths((now) => [...now, ...taken])
  const resolve = async () => {
    if (missing) return more(await shootAfter(0))
    onClose()
    await resolveWith(lane, [done, line.trim()].filter(Boolean).join(handling.comma), paths)
  }
  return (
    <Sheet title={handling.resolveTitle} onClose={onClose}>
      <View className="sub ink-2">{handling.resolvePhotoHint}</View>
      <PhotoPick paths={paths} onMore={more} />
      <Chips
        className="above-l"
        items={chipsOf(handling.quick[found.kind])}
        chosen={done}
        onPick={(each) => setDone(done === each ? '' : each)}
      />
      <LineField className="above" value={line} hint={handling.line} longest={500} onChange={setLine} />
      <View className="above-l">
        <Button id="resolve-yes" kind={missing ? 'off' : 'filled'} onTap={() => void resolve()}>
          {missing ? handling.resolveNeedsPhoto : handling.resolve}
        </Button>
      </View>
    </Sheet>
  )
}
