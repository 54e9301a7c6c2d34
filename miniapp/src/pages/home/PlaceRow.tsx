import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { choosePlace, chosenPlace } from '../../services/chosenPlace'
import { spaced, unbroken } from '../../services/describe'
import { locationState } from '../../services/location'
import { usePhone } from '../../services/phone'
import { pickPlace } from '../../services/pickPlace'
import { placeNow } from '../../services/report'
import { useNow } from '../../services/useNow'
import { home } from '../../words/home'

/** Where the next tap reports to, and a way to say another place. */
export function PlaceRow() {
  const { me } = usePhone()
  const [, setPicked] = useState(0)
  useNow()
  const place = placeNow()
  const locating = locationState() === 'locating'
  const chip = { here: home.located, home: home.boundHome, chosen: home.chosen, unknown: home.choose }[place.kind]
  const text = place.text ?? (place.kind === 'here' ? (me?.dwelling?.text ?? home.here) : home.unknown)
  const pick = () =>
    void pickPlace((picked) => {
      choosePlace(picked.kind === 'here' ? undefined : picked)
      setPicked((count) => count + 1)
    })
  return (
    <View className="home-place">
      <Icon name="pin" className={place.kind === 'unknown' ? 'tone-warn' : 'tone-brand'} />
      <View className="home-place-text phrase">{unbroken(spaced(text))}</View>
      <Button kind="text" small id="place" onTap={pick}>
        {locating && !chosenPlace() ? home.locating : chip}
        <Icon name="right" size="small" />
      </Button>
    </View>
  )
}
