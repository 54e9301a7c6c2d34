import type { PresentedGroup } from '@jinlin/domain/groups/presentedGroup'
import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { Nothing, Notice } from '../../components/Notice'
import { Page } from '../../components/Page'
import { canScan } from '../../services/canScan'
import { loadGroup, proveMembership } from '../../services/groups'
import { openBind } from '../../services/homes'
import { loadMe } from '../../services/load'
import { usePhone } from '../../services/phone'
import { useLoad } from '../../services/useLoad'
import { groupWords as words } from '../../words/group'
import { GroupCard } from './GroupCard'
import './index.css'

/** R8: the group of the own building, how to get in, and whether one is in it. */
export default function GroupPage() {
  const { me } = usePhone()
  const [group, setGroup] = useState<PresentedGroup>()
  const [known, setKnown] = useState(false)
  const loading = useLoad(async () => {
    await loadMe()
    const found = await loadGroup()
    setGroup((found && (await proveMembership(found.id))) ?? found)
    setKnown(true)
  }, 'me')
  useShareAppMessage(() => ({ title: group?.name ?? words.title, path: '/pages/group/index' }))
  const bound = me?.home !== undefined || me?.dwelling !== undefined
  return (
    <Page title={words.title} loading={loading}>
      {group && <GroupCard group={group} onChange={setGroup} />}
      {group && !me?.dwelling && me?.home && <PickDoor entranceId={me.home.entranceId} />}
      {!group && known && bound && <Notice kind="empty" text={words.none} />}
      {!group && known && !bound && <NotBound />}
      {!known && <Nothing known={false} problem={loading.problem} rows={2} text="" />}
    </Page>
  )
}

/** The entrance is known, the door is not yet. */
const PickDoor = ({ entranceId }: { entranceId: string }) => (
  <View className="card card-tap row gap" role="button" onClick={() => openBind(`?entrance=${entranceId}`)}>
    <View className="body grow">{words.pickDoor}</View>
    <Icon name="right" size="small" className="ink-3" />
  </View>
)

const NotBound = () => (
  <View className="card">
    <View className="body">{words.notBound}</View>
    <View className="above-l">
      <Button kind="filled" onTap={() => openBind(canScan() ? '?scan=1' : '')}>
        {canScan() ? words.scanHome : words.bindHome}
      </Button>
    </View>
  </View>
)
