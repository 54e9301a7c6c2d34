import { agoText, dayText } from '@jinlin/domain/clocks/countdown'
import type { PresentedGroup } from '@jinlin/domain/groups/presentedGroup'
import { Image, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { apiBase, Refused } from '../../services/api'
import { serverNow } from '../../services/clock'
import { say } from '../../services/go'
import { askNewCode } from '../../services/groups'
import { common } from '../../words/common'
import { groupWords as words } from '../../words/group'

const address = (url: string) => (url.startsWith('/') ? apiBase + url : url)
/** The code alone on the screen: there WeChat knows it by a long press. */
const show = (url: string) => void Taro.previewImage({ urls: [address(url)], current: address(url) })

type GroupCardProps = { group: PresentedGroup; onChange: (group: PresentedGroup) => void }

/** Who looks after the group, the way in, and since when one is in it. */
export function GroupCard({ group, onChange }: GroupCardProps) {
  const { name, steward, code, joinedAt } = group
  return (
    <View className="card">
      <View className="t1">{name}</View>
      {steward && <View className="sub ink-2 above-s">{words.steward(steward)}</View>}
      <View className="sub ink-2 above-s">{words.use}</View>
      {joinedAt && <View className="body tone-ok above">{words.joined(dayText(joinedAt, serverNow()))}</View>}
      {code?.good ? <Way code={code} joined={joinedAt !== undefined} /> : <Ended group={group} onChange={onChange} />}
    </View>
  )
}

type Code = NonNullable<PresentedGroup['code']>

/** Whoever is in it already is shown the code for those at home. */
const Way = ({ code, joined }: { code: Code; joined: boolean }) => (
  <View>
    {!joined && (
      <View className="above-l">
        <Button kind="filled" onTap={() => show(code.url)}>
          {words.join}
        </Button>
      </View>
    )}
    <View className="sub ink-2 above-l">{joined ? words.forHome : words.fallback}</View>
    <View className="group-code above">
      <Image className="group-picture" src={address(code.url)} mode="aspectFit" showMenuByLongpress />
      <View className="sub ink-2">{process.env.TARO_ENV === 'weapp' ? words.how : words.howWeb}</View>
      {code.daysLeft !== undefined && <View className="sub ink-2">{words.daysLeft(code.daysLeft)}</View>}
    </View>
  </View>
)

/** The server passes on one request a day: after that it may be asked again, whoever asked before. */
const ASK_AGAIN_MS = 24 * 3_600_000
const lately = ({ askedAt }: PresentedGroup) =>
  askedAt && serverNow() - Date.parse(askedAt) < ASK_AGAIN_MS ? askedAt : undefined

/** A code that ended, grey, or none: one tap tells the steward. */
function Ended({ group, onChange }: GroupCardProps) {
  const ask = useAskNewCode(group, onChange)
  const asked = lately(group)
  return (
    <View className="above-l">
      {group.code && (
        <View className="group-code">
          <Image className="group-picture group-picture-over" src={address(group.code.url)} mode="aspectFit" />
        </View>
      )}
      <View className="body tone-warn above">{asked ? words.over : group.code ? words.overAsk : words.noCode}</View>
      {asked ? (
        <View className="sub ink-2 above-s">{`${words.asked} · ${agoText(asked, serverNow())}`}</View>
      ) : (
        <View className="above">
          <Button kind="filled" onTap={ask}>
            {words.ask}
          </Button>
        </View>
      )}
    </View>
  )
}

/** Asks the steward for a new code, one request at a time; `onChange` gets the group that notes it. */
function useAskNewCode(group: PresentedGroup, onChange: (group: PresentedGroup) => void): () => void {
  const [busy, setBusy] = useState(false)
  const ask = async () => {
    if (busy) return
    setBusy(true)
    try {
      const changed = await askNewCode(group.id)
      if (changed) onChange(changed)
    } catch (error) {
      say(error instanceof Refused ? error.message : common.noAnswer)
    } finally {
      setBusy(false)
    }
  }
  return () => void ask()
}
