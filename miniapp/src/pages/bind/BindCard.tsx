import { type HomeRelation, homeRelations } from '@jinlin/domain/groups/home'
import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { PhoneRow } from '../../components/PhoneRow'
import { Refused } from '../../services/api'
import { say } from '../../services/go'
import { bindHome } from '../../services/homes'
import { common } from '../../words/common'
import { bindWords as words } from '../../words/group'

const back = () => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.switchTab({ url: '/pages/home/index' })
}

/** The entrance that was found: the door and what one is there may be left out; then one tap binds. */
export function BindCard({ entrance, onAgain }: { entrance: PresentedEntrance; onAgain: () => void }) {
  const [dwellingId, setDoor] = useState(entrance.doorId)
  const [relation, setRelation] = useState<HomeRelation>()
  const [busy, setBusy] = useState(false)
  const bind = async () => {
    if (busy) return
    setBusy(true)
    try {
      const { home } = await bindHome({ entranceId: entrance.id, dwellingId, relation })
      say(home?.toCheck ? words.toCheck : words.done)
      setTimeout(back, 1200)
    } catch (error) {
      setBusy(false)
      say(error instanceof Refused ? error.message : common.noAnswer)
    }
  }
  return (
    <View>
      <View className="card">
        <View className="sub ink-2">{`${words.found}：${entrance.communityName} ${entrance.estateName}`}</View>
        <View className="t1 above-s">{`${words.building(entrance.building)} ${words.entrance(entrance.entrance)}`}</View>
        <Doors doors={entrance.doors} chosen={dwellingId} onPick={setDoor} />
        <View className="body strong above-l">{words.who}</View>
        <View className="chips above">
          {homeRelations.map((each) => (
            <Button
              key={each}
              kind="plain"
              small
              chosen={each === relation}
              onTap={() => setRelation(each === relation ? undefined : each)}
            >
              {words.relations[each]}
            </Button>
          ))}
        </View>
        <View className="above-l">
          <Button id="bind" kind="filled" onTap={() => void bind()}>
            {busy ? words.binding : words.bind}
          </Button>
        </View>
        <PhoneRow />
        <View className="cap ink-2 above">{words.why}</View>
      </View>
      <View className="row gap">
        <Button kind="text" grow onTap={back}>
          {words.notNow}
        </Button>
        <Button kind="text" grow onTap={onAgain}>
          {words.again}
        </Button>
      </View>
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
    <View className="chips bind-doors above">
      {doors.map(({ id, room }) => (
        <Button key={id} kind="plain" small chosen={id === chosen} onTap={() => onPick(id === chosen ? undefined : id)}>
          {room}
        </Button>
      ))}
    </View>
  </View>
)
