import { skillLabel } from '@jinlin/domain/words/skills'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { Button } from '../../components/Button'
import { Chips } from '../../components/Chips'
import { Fact } from '../../components/Fact'
import { Icon } from '../../components/Icon'
import { ConsentFact } from '../../components/NewsConsent'
import { Page } from '../../components/Page'
import { PhoneRow } from '../../components/PhoneRow'
import { type BlockPage, loadBlocks } from '../../services/blocks'
import { canScan } from '../../services/canScan'
import { residentNews, staffNews } from '../../services/consent'
import { spaced, unbroken } from '../../services/describe'
import { loadGroup, openGroup } from '../../services/groups'
import { openBind } from '../../services/homes'
import { loadMe } from '../../services/load'
import { locationState } from '../../services/location'
import { change, type Size, usePhone } from '../../services/phone'
import { phoneRoles, roleNow, tabsOf } from '../../services/roles'
import { readsRules } from '../../services/rules'
import { chooseSize } from '../../services/size'
import { useLoad } from '../../services/useLoad'
import { common } from '../../words/common'
import { groupWords } from '../../words/group'
import { me as words } from '../../words/me'
import { rulesWords } from '../../words/rules'
import { Blocks } from './Blocks'
import { Papers } from './Papers'
import { Quiet } from './Quiet'
import './index.css'

const sizes: Size[] = ['standard', 'big', 'elder']

function chooseRole(role: string) {
  change({ role })
  const first = tabsOf(role)
  if (!first.some((tab) => tab.path === '/pages/me/index'))
    void Taro.switchTab({ url: first[0]?.path ?? '/pages/home/index' })
}

/** R14: who I am here, how big the letters are, what is new. */
export default function MePage() {
  const [joined, setJoined] = useState(false)
  const [blocks, setBlocks] = useState<BlockPage>()
  const loading = useLoad(async () => {
    await loadMe()
    void loadBlocks().then(setBlocks, () => undefined)
    setJoined((await loadGroup().catch(() => undefined))?.joinedAt !== undefined)
  }, 'me')
  return (
    <Page title={common.tabs.me} tab="/pages/me/index" loading={loading}>
      <Who />
      <Facts joined={joined}>
        <Blocks page={blocks} onChange={setBlocks} />
      </Facts>
      <Sizes />
    </Page>
  )
}

function Who() {
  const { me, role } = usePhone()
  const roles = phoneRoles(me)
  const now = roleNow(me, role)
  const where = me?.dwelling?.text ?? roles.find((each) => each.role === now)?.areaName ?? ''
  return (
    <View className="card">
      <View className="row gap-l">
        <Icon name="me" size="huge" className="tone-brand" />
        <View className="grow">
          <View className="t1">{me?.name ?? common.loading}</View>
          <View className="sub ink-2">{unbroken(spaced(where))}</View>
        </View>
      </View>
      {roles.length > 1 && <View className="sub ink-2 above-l">{words.roles}</View>}
      {roles.length > 1 && (
        <Chips
          className="above-s"
          items={roles.map(({ role, label }) => ({ value: role, label }))}
          chosen={now}
          onPick={chooseRole}
        />
      )}
    </View>
  )
}

/** `joined` = the person has been seen in the group of their building; `children` are rows that are not always there. */
function Facts({ joined, children }: { joined: boolean; children: ReactNode }) {
  const { me, waiting } = usePhone()
  const { duty, dwelling } = me ?? {}
  const sent = waiting.length > 0 ? words.waitingCount(waiting.length) : words.nothingWaiting
  const openJoin = () => void Taro.navigateTo({ url: '/pages/join/index' })
  const openRules = () => void Taro.navigateTo({ url: '/pages/rules/index' })
  const openNews = () => void Taro.navigateTo({ url: '/pages/news/index' })
  const place = dwelling?.text ?? me?.home?.text
  const home = place ? unbroken(spaced(place)) : canScan() ? words.scanHome : words.noHome
  return (
    <View className="card">
      <Fact label={words.news} value={me?.unread ? words.unread(me.unread) : ''} onTap={openNews} />
      {duty && <Fact label={words.openJobs} value={words.openJobsOf(duty.openJobs, duty.cap)} />}
      {duty && duty.skills.length > 0 && (
        <Fact label={words.skills} value={duty.skills.map(skillLabel).join(words.and)} />
      )}
      <Papers />
      <Quiet />
      {duty?.gridName && <Fact label={words.grid} value={duty.gridName} />}
      <ConsentFact titles={duty ? staffNews : residentNews} />
      <Fact label={words.home} value={home} onTap={() => openBind(canScan() && !place ? '?scan=1' : '')} />
      <PhoneRow className="fact" />
      <Fact label={groupWords.title} value={joined ? groupWords.isIn : ''} onTap={openGroup} />
      {children}
      <Fact label={words.location} value={words.locationStates[locationState()]} />
      <Fact label={words.waiting} value={sent} />
      <Fact label={words.staff} value="" onTap={openJoin} />
      {readsRules(me) && <Fact id="rules" label={rulesWords.title} value="" onTap={openRules} />}
    </View>
  )
}

function Sizes() {
  const { size } = usePhone()
  return (
    <View className="card">
      <View className="sub ink-2">{words.size}</View>
      <View className="chips above-s">
        {sizes.map((each) => (
          <Button
            key={each}
            id={`size-${each}`}
            kind="plain"
            small
            chosen={each === size}
            onTap={() => chooseSize(each)}
          >
            {words.sizes[each]}
          </Button>
        ))}
      </View>
    </View>
  )
}
