import { Input, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { Page } from '../../components/Page'
import type { ReportPlace } from '../../services/chosenPlace'
import { spaced } from '../../services/describe'
import { say } from '../../services/go'
import { locate } from '../../services/location'
import { usePhone } from '../../services/phone'
import { picked } from '../../services/pickPlace'
import { common } from '../../words/common'
import { place as words } from '../../words/home'
import './index.css'

function done(chosen: ReportPlace) {
  picked(chosen)
  void Taro.navigateBack()
}

/** A place by position, by the bound dwelling, or in words; none needs a map. */
export default function PlacePage() {
  const { me } = usePhone()
  const [text, setText] = useState('')
  const current = async () => {
    const point = await locate()
    if (point) done({ kind: 'here', body: { point } })
    else say(me?.dwelling ? words.refused : words.refusedNoHome)
  }
  const written = async () => {
    const placeText = text.trim()
    if (!placeText) return say(words.missing)
    const point = await locate()
    const where = point ? { point } : me?.dwelling ? { dwellingId: me.dwelling.id } : { placeUnknown: true as const }
    done({ kind: 'chosen', text: placeText, body: { ...where, placeText } })
  }
  return (
    <Page title={common.pages.place}>
      <View className="card place-choice" role="button" onClick={() => void current()}>
        <Icon name="pin" className="tone-brand" />
        <View className="grow">
          <View className="body strong">{words.current}</View>
          <View className="cap ink-2">{words.currentHint}</View>
        </View>
        <Icon name="right" size="small" className="ink-3" />
      </View>
      {me?.dwelling && (
        <View
          className="card place-choice"
          role="button"
          onClick={() =>
            me.dwelling && done({ kind: 'home', text: me.dwelling.text, body: { dwellingId: me.dwelling.id } })
          }
        >
          <Icon name="building" className="tone-brand" />
          <View className="grow">
            <View className="body strong">{words.home}</View>
            <View className="cap ink-2">{spaced(me.dwelling.text)}</View>
          </View>
          <Icon name="right" size="small" className="ink-3" />
        </View>
      )}
      <View className="card">
        <View className="body strong">{words.text}</View>
        <Input
          className="field above"
          value={text}
          placeholder={words.textHint}
          maxlength={100}
          onInput={({ detail }) => setText(detail.value)}
        />
        <View className="above-l">
          <Button kind="filled" onTap={() => void written()}>
            {words.use}
          </Button>
        </View>
      </View>
    </Page>
  )
}
