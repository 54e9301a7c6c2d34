import { type HomeRelation, homeRelations } from '@jinlin/domain/groups/home'
import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/Button'
import { Chips } from '../../components/Chips'
import { PhoneRow } from '../../components/PhoneRow'
import { bindWords as words } from '../../words/group'
import { useBinding } from './useBinding'

const back = () => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}

/** The entrance that was found: the door and what one is there may be left out; then one tap binds. */
export function BindCard({ entrance, onAgain }: { entrance: PresentedEntrance; onAgain: () => void }) {
  const { dwellingId, setDoor, relation, setRelation, busy, bind } = useBinding(entrance, back)
  return (
    <View>
      <View className="card">
        <View className="sub ink-2">{`${words.found}：${entrance.communityName} ${entrance.estateName}`}</View>
        <View className="t1 above-s">{`${words.building(entrance.building)} ${words.entrance(entrance.entrance)}`}</View>
        <Doors doors={entrance.doors} chosen={dwellingId} onPick={setDoor} />
        <Relations chosen={relation} onPick={setRelation} />
        <View className="above-l">
          <Button id="bind" kind="filled" onTap={() => void bind()}>
            {busy ? words.binding : words.bind}
          </Button>
        </View>
        <PhoneRow />
        <View className="cap ink-2 above">{words.why}</View>
      </View>
      <WaysOut onAgain={onAgain} />
    </View>
  )
}

type DoorsProps = { doors: PresentedEntrance['doors']; chosen?: string; onPick: (id: string | undefined) => void }

/** The doors on the stairs; one more tap leaves the door open again. */
const Doors = ({ doors, chosen, onPick }: DoorsProps) => (
  <View>
    <View className="row gap above-l">
      <View className="body strong grow">{words.door}</View>
      <View className="sub ink-2">{words.noDoor}</View>
    </View>
    {doors.length === 0 && <View className="sub ink-2 above">{words.noDoors}</View>}
    <Chips
      className="bind-doors above"
      items={doors.map(({ id, room }) => ({ value: id, label: room }))}
      chosen={chosen}
      onPick={(id) => onPick(id === chosen ? undefined : id)}
    />
  </View>
)

type RelationsProps = { chosen?: HomeRelation; onPick: (relation: HomeRelation | undefined) => void }

/** What one is behind that door; one more tap leaves it open again. */
const Relations = ({ chosen, onPick }: RelationsProps) => (
  <>
    <View className="body strong above-l">{words.who}</View>
    <Chips
      className="above"
      items={homeRelations.map((value) => ({ value, label: words.relations[value] }))}
      chosen={chosen}
      onPick={(relation) => onPick(relation === chosen ? undefined : relation)}
    />
  </>
)

/** Not now, or another entrance than this one. */
const WaysOut = ({ onAgain }: { onAgain: () => void }) => (
  <View className="row gap">
    <Button kind="text" grow onTap={back}>
      {words.notNow}
    </Button>
    <Button kind="text" grow onTap={onAgain}>
      {words.again}
    </Button>
  </View>
)
