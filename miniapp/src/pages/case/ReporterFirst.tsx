import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { give } from '../../services/give'
import { dial } from '../../services/go'
import { locate } from '../../services/location'
import { changeDraft, type Draft } from '../../services/phone'
import { pickPlace } from '../../services/pickPlace'
import { useNow } from '../../services/useNow'
import { caseWords } from '../../words/case'
import { changePlace } from './changePlace'

const LIFT = ['E2104', 'E2105']

/** What the reporter is asked first: where, and whether a neighbour's report is the same. */
export function ReporterFirst({ found, draft, lane }: { found: PresentedCase; draft?: Draft; lane: string }) {
  const now = useNow()
  const similar = draft?.similar ?? found.similar
  const fromHere = async () => {
    const point = await locate()
    if (point) void give(lane, { command: 'change_place', point })
    else void pickPlace((place) => changePlace(lane, place))
  }
  return (
    <>
      {LIFT.includes(found.category) && found.commands.includes('withdraw') && (
        <View className="card card-bad tone-bad row gap-l" role="button" onClick={() => dial('119')}>
          <Icon name="call" />
          <View className="grow body strong">{caseWords.liftTrapped}</View>
        </View>
      )}
      {found.place.unknown && found.commands.includes('change_place') && (
        <View className="card card-warn">
          <View className="body strong">{caseWords.where}</View>
          <View className="sub ink-2 above-s">{caseWords.whereNote}</View>
          <View className="chips above">
            <Button icon="pin" onTap={() => void fromHere()}>
              {caseWords.useFix}
            </Button>
            <Button onTap={() => void pickPlace((place) => changePlace(lane, place))}>{caseWords.pick}</Button>
          </View>
        </View>
      )}
      {similar && draft && found.commands.includes('merge') && (
        <View className="card card-brand" id="similar">
          <View className="body">{caseWords.similar(deadlineText(similar.at, now), similar.handler)}</View>
          <View className="case-two above">
            <Button
              kind="filled"
              onTap={() => void give(lane, { command: 'merge', into: similar.id }, { sent: caseWords.merged })}
            >
              {caseWords.plusOne}
            </Button>
            <Button kind="text" onTap={() => changeDraft(draft.key, { similar: undefined })}>
              {caseWords.notSame}
            </Button>
          </View>
        </View>
      )}
    </>
  )
}
