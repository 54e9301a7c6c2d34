import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { ChoiceRow } from '../../components/ChoiceRow'
import { LineField } from '../../components/LineField'
import { Page } from '../../components/Page'
import { canScan } from '../../services/canScan'
import type { ReportPlace } from '../../services/chosenPlace'
import { spaced } from '../../services/describe'
import { say } from '../../services/go'
import { locate } from '../../services/location'
import { usePhone } from '../../services/phone'
import { picked } from '../../services/pickPlace'
import { scanPlace } from '../../services/scanPlace'
import { common } from '../../words/common'
import { place as words } from '../../words/home'

function done(chosen: ReportPlace) {
  picked(chosen)
  void Taro.navigateBack()
}

const home = ({ id, text }: { id: string; text: string }) => done({ kind: 'home', text, body: { dwellingId: id } })

/** A place by position, by the bound dwelling, by the sign of an entrance, or in words; none needs a map. */
export default function PlacePage() {
  const { me } = usePhone()
  const dwelling = me?.dwelling
  const current = async () => {
    const point = await locate()
    if (point) done({ kind: 'here', body: { point } })
    else say(dwelling ? words.refused : words.refusedNoHome)
  }
  const scan = async () => {
    const found = await scanPlace()
    if (found) done(found)
  }
  return (
    <Page title={common.pages.place}>
      <ChoiceRow icon="pin" title={words.current} hint={words.currentHint} onTap={() => void current()} />
      {dwelling && (
        <ChoiceRow icon="building" title={words.home} hint={spaced(dwelling.text)} onTap={() => home(dwelling)} />
      )}
      {canScan() && <ChoiceRow icon="grid" title={words.scan} hint={words.scanHint} onTap={() => void scan()} />}
      <Written dwellingId={dwelling?.id} />
    </Page>
  )
}

function Written({ dwellingId }: { dwellingId?: string }) {
  const [text, setText] = useState('')
  const use = async () => {
    const placeText = text.trim()
    if (!placeText) return say(words.missing)
    const point = await locate()
    const where = point ? { point } : dwellingId ? { dwellingId } : { placeUnknown: true as const }
    done({ kind: 'chosen', text: placeText, body: { ...where, placeText } })
  }
  return (
    <View className="card">
      <View className="body strong">{words.text}</View>
      <LineField className="above" value={text} hint={words.textHint} longest={100} onChange={setText} />
      <View className="above-l">
        <Button kind="filled" onTap={() => void use()}>
          {words.use}
        </Button>
      </View>
    </View>
  )
}
