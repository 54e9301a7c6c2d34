import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { PersonRow } from '../../components/PersonRow'
import { PhotoStrip } from '../../components/PhotoStrip'
import { placeText, roleText, whoText } from '../../services/describe'
import { give } from '../../services/give'
import { type Draft, usePhone } from '../../services/phone'
import { pickPlace } from '../../services/pickPlace'
import { caseWords } from '../../words/case'
import { handling } from '../../words/tasks'
import { changePlace } from './changePlace'

const openMap = ({ place }: PresentedCase) => {
  if (place.point)
    void Taro.openLocation({
      latitude: place.point.lat,
      longitude: place.point.lng,
      name: place.text ?? place.areaName,
    })
}

/** Where, who, what was said and seen. */
export function Facts({ found, draft, lane }: { found: PresentedCase; draft?: Draft; lane: string }) {
  const { waiting } = usePhone()
  const { assignee, reporter, place } = found
  const sending = waiting.some((each) => each.lane === lane && each.kind === 'files')
  const maps = process.env.TARO_ENV === 'weapp' && place.point
  const callBack = () =>
    void give(lane, { command: 'add_note', note: caseWords.callBackNote }, { sent: caseWords.callBackSent })
  const canNote = found.commands.includes('add_note')
  const call = canNote ? { label: caseWords.callBack, icon: 'call', onTap: callBack } : undefined
  const placeHint =
    draft?.place === 'here' ? `（${caseWords.placeHere}）` : draft?.place === 'home' ? `（${caseWords.placeHome}）` : ''
  return (
    <View className="card">
      <View className="row gap-l">
        <Icon name="pin" className="tone-brand" />
        <View className="grow body">
          {placeText(found)}
          {reporter?.mine ? placeHint : ''}
        </View>
        {found.commands.includes('change_place') && reporter?.mine && (
          <Button small id="change-place" onTap={() => void pickPlace((picked) => changePlace(lane, picked))}>
            {caseWords.change}
          </Button>
        )}
        {maps && !reporter?.mine && (
          <Button small icon="nav" onTap={() => openMap(found)}>
            {handling.go}
          </Button>
        )}
      </View>
      {assignee && !assignee.mine && (
        <>
          <View className="hair" />
          <PersonRow
            name={whoText(assignee)}
            role={assignee.role === 'tradesperson' ? undefined : roleText(assignee.role)}
            action={reporter?.mine ? call : undefined}
          />
        </>
      )}
      {reporter && !reporter.mine && (
        <>
          <View className="hair" />
          <PersonRow name={handling.reporter(reporter.name)} action={assignee?.mine ? call : undefined} />
        </>
      )}
      {found.followers > 0 && <View className="sub ink-2 above">{caseWords.followers(found.followers)}</View>}
      {found.words && <View className="body break above">{caseWords.words(found.words)}</View>}
      {(found.attachments.length > 0 || sending) && (
        <View className="above">
          <PhotoStrip attachments={found.attachments} sending={sending} />
        </View>
      )}
    </View>
  )
}
