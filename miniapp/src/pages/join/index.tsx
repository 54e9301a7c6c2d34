import { View } from '@tarojs/components'
import { Page } from '../../components/Page'
import { spaced } from '../../services/describe'
import { loadMe } from '../../services/load'
import { usePhone } from '../../services/phone'
import { useLoad } from '../../services/useLoad'
import { join as words } from '../../words/join'
import { JoinByCode } from './JoinByCode'
import { JoinByPhone } from './JoinByPhone'
import { RosterEntry } from './RosterEntry'
import { Team } from './Team'
import { hasTeam } from './team'
import './index.css'

/** Whoever works here joins by the phone or by a superior's code; superiors let others join. */
export default function JoinPage() {
  const { me } = usePhone()
  const loading = useLoad(loadMe, 'me')
  const work = (me?.roles ?? []).filter(({ role }) => role !== 'resident')
  return (
    <Page title={words.title} loading={loading}>
      {work.length > 0 && (
        <View className="card">
          <View className="sub ink-2">{words.now}</View>
          {work.map(({ role, label, areaName, areaPath }) => (
            <View key={`${role}${areaPath}`} className="body above-s">
              {spaced(`${label} ${areaName ?? ''}`)}
            </View>
          ))}
        </View>
      )}
      <RosterEntry roles={work} />
      {hasTeam(work) && <Team />}
      <JoinByPhone />
      <JoinByCode />
    </Page>
  )
}
