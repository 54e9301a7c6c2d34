import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/Button'
import { Tile } from '../../components/Tile'
import { dial, openCase } from '../../services/go'
import { choosePhotos, sendFiles } from '../../services/photos'
import { canRecord, type Recording, startRecording } from '../../services/recorder'
import { report, tapTile } from '../../services/report'
import { chooseSize } from '../../services/size'
import { caseWords } from '../../words/case'
import { home } from '../../words/home'
import { UrgentStrip } from './UrgentStrip'

const OTHER = 'E2199'

async function photographed() {
  // the tap has reported already; the picture only adds to it
  const draft = report(OTHER)
  const paths = await choosePhotos(3, true)
  if (paths.length > 0)
    void sendFiles(
      draft.key,
      paths.map((path) => ({ path, kind: 'photo' as const })),
      'before',
    )
  openCase({ key: draft.key, fresh: true })
}

/** R13: three tiles, speech first; nothing to hold, nothing to swipe. */
export function ElderHome({ onTrades }: { onTrades: () => void }) {
  const running = useRef<Recording | undefined>(undefined)
  const [speaking, setSpeaking] = useState(false)
  useEffect(() => () => running.current?.cancel(), [])

  const speak = async () => {
    const recording = running.current
    if (!recording) {
      if (!canRecord()) return tapTile(OTHER, 'write')
      try {
        running.current = await startRecording()
        setSpeaking(true)
      } catch {
        tapTile(OTHER, 'write')
      }
      return
    }
    running.current = undefined
    setSpeaking(false)
    const path = await recording.stop()
    const draft = report(OTHER)
    if (path) void sendFiles(draft.key, [{ path, kind: 'voice' }], 'before')
    openCase({ key: draft.key, fresh: true })
  }
  return (
    <>
      <View className="elder-tiles">
        <Tile
          id="elder-voice"
          size="xl"
          icon="mic"
          label={speaking ? caseWords.recordingElder : home.elderTiles.voice}
          hint={speaking ? undefined : home.elderTiles.voiceHint}
          onTap={() => void speak()}
        />
        <Tile
          id="elder-photo"
          size="xl"
          icon="camera"
          label={home.elderTiles.photo}
          onTap={() => void photographed()}
        />
        <Tile id="elder-trade" size="xl" icon="plumber" label={home.elderTiles.trade} onTap={onTrades} />
      </View>
      <UrgentStrip />
      <View className="elder-numbers">
        <View className="body ink-2">{home.elderEmergency}</View>
        {home.numbers.map((number) => (
          <Button key={number} kind="bad" onTap={() => dial(number)}>
            {number}
          </Button>
        ))}
        <Button kind="text" onTap={() => chooseSize('standard')}>
          {home.standard}
        </Button>
      </View>
    </>
  )
}
