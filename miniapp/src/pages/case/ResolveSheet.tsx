import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { Image, Input, View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { Sheet } from '../../components/Sheet'
import { give, refusedBy } from '../../services/give'
import { say } from '../../services/go'
import { choosePhotos, sendFiles } from '../../services/photos'
import { handling } from '../../words/tasks'

type ResolveSheetProps = { found: PresentedCase; lane: string; onClose: () => void }

/** G4: a photo where the category wants one, one tap on what was done, and it is resolved. */
export function ResolveSheet({ found, lane, onClose }: ResolveSheetProps) {
  const [paths, setPaths] = useState<string[]>([])
  const [done, setDone] = useState<string | undefined>()
  const [line, setLine] = useState('')
  const has = paths.length > 0 || found.attachments.some(({ phase, kind }) => phase === 'after' && kind === 'photo')
  const missing = found.needsAfterPhoto && !has

  const shoot = async () => {
    const more = await choosePhotos(9 - paths.length, true)
    setPaths((now) => [...now, ...more])
  }
  const resolve = async () => {
    if (missing) return shoot()
    onClose()
    const note = [done, line.trim()].filter(Boolean).join('，')
    const body = { command: 'resolve' as const, ...(note ? { note } : {}) }
    if (paths.length === 0) return void give(lane, body, { sent: handling.resolved, waiting: handling.kept })
    const outcome = await sendFiles(
      lane,
      paths.map((path) => ({ path, kind: 'photo' as const })),
      'after',
      body,
    )
    if ('refused' in outcome) await refusedBy(lane, outcome.refused)
    else say('sent' in outcome ? handling.resolved : handling.kept)
  }
  return (
    <Sheet title={handling.resolveTitle} onClose={onClose}>
      <View className="sub ink-2">{handling.resolvePhotoHint}</View>
      <View className="case-photo-pick above-s">
        {paths.map((path) => (
          <Image key={path} className="photo" mode="aspectFill" src={path} />
        ))}
        {paths.length < 9 && (
          <View id="shoot" className="case-photo-add" role="button" onClick={() => void shoot()}>
            <Icon name="camera" size="tile" />
            {handling.shoot}
          </View>
        )}
      </View>
      <View className="chips above-l">
        {handling.quick.map((each) => (
          <Button
            key={each}
            kind="plain"
            small
            chosen={done === each}
            onTap={() => setDone(done === each ? undefined : each)}
          >
            {each}
          </Button>
        ))}
      </View>
      <Input
        className="field above"
        value={line}
        placeholder={handling.line}
        maxlength={500}
        onInput={({ detail }) => setLine(detail.value)}
      />
      <View className="above-l">
        <Button id="resolve-yes" kind={missing ? 'off' : 'filled'} onTap={() => void resolve()}>
          {missing ? handling.resolveNeedsPhoto : handling.resolve}
        </Button>
      </View>
    </Sheet>
  )
}
