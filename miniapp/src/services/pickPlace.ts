import Taro from '@tarojs/taro'
import type { ReportPlace } from './chosenPlace'

type Chooser = (place: ReportPlace) => void
let waiting: Chooser | undefined

/** Lets the person pick a place: WeChat's map, or our own page where there is none. `onPick` runs only when something was picked. */
export async function pickPlace(onPick: Chooser): Promise<void> {
  if (process.env.TARO_ENV !== 'weapp') {
    waiting = onPick
    void Taro.navigateTo({ url: '/pages/place/index' })
    return
  }
  try {
    const { name, address, longitude, latitude } = await Taro.chooseLocation({})
    const text = name || address
    onPick({
      kind: 'chosen',
      text,
      body: { point: { lng: longitude, lat: latitude, datum: 'gcj02' }, ...(text ? { placeText: text } : {}) },
    })
  } catch {
    // turned back, or location refused: our own page needs neither
    waiting = onPick
    void Taro.navigateTo({ url: '/pages/place/index' })
  }
}

/** Called by the place page with what was picked. */
export function picked(place: ReportPlace): void {
  waiting?.(place)
  waiting = undefined
}
