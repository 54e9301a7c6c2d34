import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { deadlineText } from '@jinlin/domain/clocks/countdown'
import { View } from '@tarojs/components'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { canScan } from '../../services/canScan'
import { give } from '../../services/give'
import { dial } from '../../services/go'
import { locate } from '../../services/location'
import { changeDraft, type Draft } from '../../services/phone'
import { pickPlace } from '../../services/pickPlace'
import { scanPlace } from '../../services/scanPlace'
import { useNow } from '../../services/useNow'
import { caseWords } from '../../words/case'
import { place as placeWords } from '../../words/home'
import { changePlace } from './changePlace'

const LIFT = ['E2104', 'E2105']

type PartProps = { found: PresentedCase; draft?: Draft; lane: string }

/** What the reporter is asked first: where, and whether a neighbour's report is the same. */
export const ReporterFirst = (props: PartProps) => (
  <>
    <Trapped {...props} />
    <Where {...props} />
    <Similar {...props} />
  </>
)

const Trapped = ({ found }: PartProps) =>
  LIFT.includes(found.category) && found.commands.includes('withdraw') ? (
    <View className="card card-tap card-bad tone-bad row gap-l" role="button" onClick={() => dial('119')}>
      <Icon name="call" />
      <View className="grow body strong">{caseWords.liftTrapped}</View>
    </View>
  ) : null

function Where({ found, lane }: PartProps) {
  if (!found.place.unknown || !found.commands.includes('change_place')) return null
  const elsewhere = () => void pickPlace((place) => changePlace(lane, place))
  const fromHere = async () => {
    const point = await locate()
    if (point) void give(lane, { command: 'change_place', point })
    else elsewhere()
  }
  const fromCode = async () => {
    const place = await scanPlace()
    if (place) changePlace(lane, place)
  }
  return (
    <View className="card card-warn">
      <View className="body strong">{caseWords.where}</View>
      <View className="sub ink-2 above-s">{caseWords.whereNote}</View>
      <View className="chips above">
        <Button icon="pin" onTap={() => void fromHere()}>
          {caseWords.useFix}
        </Button>
        {canScan() && <Button onTap={() => void fromCode()}>{placeWords.scan}</Button>}
        <Button onTap={elsewhere}>{caseWords.pick}</Button>
      </View>
    </View>
  )
}

function Similar({ found, draft, lane }: PartProps) {
  const now = useNow()
  const similar = draft?.similar ?? found.similar
  if (!similar || !draft || !found.commands.includes('merge')) return null
  const join = () => void give(lane, { command: 'merge', into: similar.id }, { sent: caseWords.merged })
  return (
    <View className="card card-brand" id="similar">
      <View className="body">{caseWords.similar(deadlineText(similar.at, now), similar.handler)}</View>
      <View className="case-two above">
        <Button kind="filled" onTap={join}>
          {caseWords.plusOne}
        </Button>
        <Button kind="text" onTap={() => changeDraft(draft.key, { similar: undefined })}>
          {caseWords.notSame}
        </Button>
      </View>
    </View>
  )
}
