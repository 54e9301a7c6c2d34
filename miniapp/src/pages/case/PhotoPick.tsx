import { Image, View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { choosePhotos } from '../../services/photos'
import { handling } from '../../words/tasks'

const MOST = 9

/** Photos of what was done, the camera first. `onMore` gets what was taken. */
export function PhotoPick({ paths, onMore }: { paths: string[]; onMore: (paths: string[]) => void }) {
  return (
    <View className="case-photo-pick above-s">
      {paths.map((path) => (
        <Image key={path} className="photo" mode="aspectFill" src={path} />
      ))}
      {paths.length < MOST && (
        <View
          id="shoot"
          className="case-photo-add"
          role="button"
          onClick={() => void shootAfter(paths.length).then(onMore)}
        >
          <Icon name="camera" size="tile" />
          {handling.shoot}
        </View>
      )}
    </View>
  )
}

/** Opens the camera for as many photos as still fit beside those taken. */
export const shootAfter = (taken: number): Promise<string[]> => choosePhotos(MOST - taken, true)
