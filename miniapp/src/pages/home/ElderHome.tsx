import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Tile } from '../../components/Tile'
import { dial, openCase } from '../../services/go'
import { choosePhotos, sendFiles } from '../../services/photos'
import { report } from '../../services/report'
import { chooseSize } from '../../services/size'
import { caseWords } from '../../words/case'
import { home } from '../../words/home'
import { UrgentStrip } from './UrgentStrip'
import { OTHER, useSpokenReport } from './useSpokenReport'

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
  const { speaking, tap } = useSpokenReport()
  const { voice, voiceHint, photo, trade } = home.elderTiles
  return (
    <>
      <View className="elder-tiles">
        <Tile
          id="elder-voice"
          size="xl"
          icon="mic"
          label={speaking ? caseWords.recordingElder : voice}
          hint={speaking ? undefined : voiceHint}
          onTap={tap}
        />
        <Tile id="elder-photo" size="xl" icon="camera" label={photo} onTap={() => void photographed()} />
        <Tile id="elder-trade" size="xl" icon="plumber" label={trade} onTap={onTrades} />
      </View>
      <UrgentStrip />
      <Numbers />
    </>
  )
}

const Numbers = () => (
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
)
