import { skillLabel } from '@jinlin/domain/words/skills'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Button } from '../../components/Button'
import { Icon } from '../../components/Icon'
import { Page } from '../../components/Page'
import { spaced } from '../../services/describe'
import { loadMe } from '../../services/load'
import { locationState } from '../../services/location'
import { change, type Size, usePhone } from '../../services/phone'
import { phoneRoles, roleNow, tabsOf } from '../../services/roles'
import { chooseSize } from '../../services/size'
import { useLoad } from '../../services/useLoad'
import { common } from '../../words/common'
import { me as words } from '../../words/me'
import './index.css'

const sizes: Size[] = ['standard', 'big', 'elder']

function chooseRole(role: string) {
  change({ role })
  const first = tabsOf(role)
  if (!first.some((tab) => tab.path === '/pages/me/index'))
    void Taro.switchTab({ url: first[0]?.path ?? '/pages/home/index' })
}

/** One line of facts. */
const Fact = ({ label, value, onTap }: { label: string; value: string; onTap?: () => void }) => (
  <View className="me-row" role={onTap ? 'button' : undefined} onClick={onTap}>
    <View className="me-label">{label}</View>
    <View className="me-value grow end">{value}</View>
    {onTap && <Icon name="right" size="small" className="ink-3" />}
  </View>
)

/** R14: who I am here, how big the letters are, what is new. */
export default function MePage() {
  const { me, role, size, waiting } = usePhone()
  const loading = useLoad(loadMe, 'me')
  const roles = phoneRoles(me)
  const now = roleNow(me, role)
  const grid = me?.duty?.gridName
  return (
    <Page title={common.tabs.me} tab="/pages/me/index" loading={loading}>
      <View className="card">
        <View className="row gap-l">
          <Icon name="me" size="huge" className="tone-brand" />
          <View className="grow">
            <View className="t1">{me?.name ?? common.loading}</View>
            <View className="sub ink-2">
              {spaced(me?.dwelling?.text ?? roles.find((each) => each.role === now)?.areaName ?? '')}
            </View>
          </View>
        </View>
        {roles.length > 1 && (
          <>
            <View className="sub ink-2 above-l">{words.roles}</View>
            <View className="chips above-s">
              {roles.map((each) => (
                <Button
                  key={each.role}
                  kind="plain"
                  small
                  chosen={each.role === now}
                  onTap={() => chooseRole(each.role)}
                >
                  {each.label}
                </Button>
              ))}
            </View>
          </>
        )}
      </View>
      <View className="card">
        <Fact
          label={words.news}
          value={me?.unread ? words.unread(me.unread) : ''}
          onTap={() => void Taro.navigateTo({ url: '/pages/news/index' })}
        />
        {me?.duty && <Fact label={words.openJobs} value={words.openJobsOf(me.duty.openJobs, me.duty.cap)} />}
        {me?.duty && me.duty.skills.length > 0 && (
          <Fact label={words.skills} value={me.duty.skills.map(skillLabel).join(words.and)} />
        )}
        {grid && <Fact label={words.grid} value={grid} />}
        <Fact label={words.home} value={me?.dwelling ? spaced(me.dwelling.text) : words.noHome} />
        <Fact label={words.location} value={words.locationStates[locationState()]} />
        <Fact
          label={words.waiting}
          value={waiting.length > 0 ? words.waitingCount(waiting.length) : words.nothingWaiting}
        />
      </View>
      <View className="card">
        <View className="sub ink-2">{words.size}</View>
        <View className="chips above-s">
          {sizes.map((each) => (
            <Button
              key={each}
              kind="plain"
              small
              chosen={each === size}
              id={`size-${each}`}
              onTap={() => chooseSize(each)}
            >
              {words.sizes[each]}
            </Button>
          ))}
        </View>
      </View>
    </Page>
  )
}
