import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { distanceText } from '@jinlin/domain/words/distance'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { PersonRow } from '../../components/PersonRow'
import { PhotoStrip } from '../../components/PhotoStrip'
import { placeText, roleText, unbroken, whoText } from '../../services/describe'
import { give } from '../../services/give'
import { isMine } from '../../services/mine'
import { type Draft, usePhone } from '../../services/phone'
import { pickPlace } from '../../services/pickPlace'
import { isOffer } from '../../services/tasks'
import { caseWords } from '../../words/case'
import { handling } from '../../words/tasks'
import { changePlace } from './changePlace'

type FactsProps = { found: PresentedCase; draft?: Draft; lane: string }

/** Where, who, what was said and seen. */
export function Facts({ found, draft, lane }: FactsProps) {
  const { waiting } = usePhone()
  const sending = waiting.some((each) => each.lane === lane && each.kind === 'files')
  return (
    <View className="card">
      <Place found={found} draft={draft} lane={lane} />
      <People found={found} lane={lane} />
      {found.followers > 0 && <View className="sub ink-2 above">{caseWords.followers(found.followers)}</View>}
      {!isOffer(found) && <Told found={found} sending={sending} />}
    </View>
  )
}

/** What was said and seen; whoever is asked to take the case has it on the card that asks. */
const Told = ({ found: { words, attachments }, sending }: { found: PresentedCase; sending: boolean }) => (
  <>
    {words && <View className="body break above">{caseWords.words(words)}</View>}
    {(attachments.length > 0 || sending) && (
      <View className="above">
        <PhotoStrip attachments={attachments} sending={sending} />
      </View>
    )}
  </>
)

const openMap = ({ place }: PresentedCase) => {
  if (place.point)
    void Taro.openLocation({
      latitude: place.point.lat,
      longitude: place.point.lng,
      name: place.text ?? place.areaName,
    })
}

const hints: Partial<Record<Draft['place'], string>> = {
  here: `（${caseWords.placeHere}）`,
  home: `（${caseWords.placeHome}）`,
}

/** Where it is; the reporter may change it, whoever goes there is shown the way. */
function Place({ found, draft, lane }: FactsProps) {
  const mine = found.reporter?.mine === true
  const maps = process.env.TARO_ENV === 'weapp' && found.place.point
  const hint = mine && draft && hints[draft.place]
  return (
    <View className="row gap-l">
      <Icon name="pin" className="tone-brand" />
      <View className="grow body phrase">
        {unbroken(placeText(found))}
        {hint}
      </View>
      {mine && found.commands.includes('change_place') && (
        <Button small id="change-place" onTap={() => void pickPlace((picked) => changePlace(lane, picked))}>
          {caseWords.change}
        </Button>
      )}
      {maps && !mine && (
        <Button small icon="nav" onTap={() => openMap(found)}>
          {handling.go}
        </Button>
      )}
    </View>
  )
}

// on the way the steps of a call-out say it already; once there, it is no news
const away = ({ metres, role }: NonNullable<PresentedCase['assignee']>) =>
  metres === undefined || role === 'tradesperson' ? undefined : caseWords.about(distanceText(metres))

/** Who works on it and who reported it, masked; either may ask the other to call back. */
function People({ found, lane }: FactsProps) {
  const { assignee, reporter } = found
  const callBack = () =>
    void give(lane, { command: 'add_note', note: caseWords.callBackNote }, { sent: caseWords.callBackSent })
  const canNote = found.commands.includes('add_note')
  const call = canNote ? { label: caseWords.callBack, icon: 'call', onTap: callBack } : undefined
  return (
    <>
      {assignee && !assignee.mine && (
        <>
          <View className="hair" />
          <PersonRow
            name={whoText(assignee)}
            role={assignee.role === 'tradesperson' ? undefined : roleText(assignee.role)}
            extra={isMine(found) && found.state === 'accepted' ? away(assignee) : undefined}
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
    </>
  )
}
