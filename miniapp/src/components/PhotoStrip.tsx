import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { apiBase } from '../services/api'
import { caseWords } from '../words/case'
import { Icon } from './Icon'
import './PhotoStrip.css'

type Attachment = PresentedCase['attachments'][number]
const address = (url: string) => (url.startsWith('/') ? apiBase + url : url)

const open = (photos: Attachment[], at: number) =>
  void Taro.previewImage({ urls: photos.map(({ url }) => address(url)), current: address(photos[at]?.url ?? '') })

let player: Taro.InnerAudioContext | undefined
const play = (url: string) => {
  player?.stop()
  player = Taro.createInnerAudioContext()
  player.src = address(url)
  player.play()
}

/** Photos and voices of a case, those from before and after apart; what is still on its way is said. */
export function PhotoStrip({ attachments, sending }: { attachments: Attachment[]; sending: boolean }) {
  const phases = (['before', 'after'] as const)
    .map((phase) => ({ phase, photos: attachments.filter((each) => each.kind === 'photo' && each.phase === phase) }))
    .filter(({ photos }) => photos.length > 0)
  const voices = attachments.filter(({ kind }) => kind === 'voice')
  const named = phases.some(({ phase }) => phase === 'after')
  return (
    <View className="photo-strip">
      {phases.map(({ phase, photos }) => (
        <View key={phase} className="photo-phase">
          {named && <View className="photo-name">{caseWords[phase]}</View>}
          <Photos photos={photos} />
        </View>
      ))}
      {voices.map(({ id, url }) => (
        <View key={id} className="voice tap" role="button" onClick={() => play(url)}>
          <Icon name="play" />
          {caseWords.voice()}
        </View>
      ))}
      {sending && <View className="photo-name">{caseWords.photoMissing}</View>}
    </View>
  )
}

/** Each opens large, with the others of its phase beside it. */
const Photos = ({ photos }: { photos: Attachment[] }) => (
  <View className="row row-wrap gap">
    {photos.map((photo, at) => (
      <Image
        key={photo.id}
        className="photo"
        mode="aspectFill"
        src={address(photo.url)}
        onClick={() => open(photos, at)}
      />
    ))}
  </View>
)
