import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import { skillLabel } from '@jinlin/domain/words/skills'
import { View } from '@tarojs/components'
import { Banner } from '../../components/Notice'
import { Refused } from '../../services/api'
import { say } from '../../services/go'
import { loadTasks } from '../../services/load'
import { locate, locationState } from '../../services/location'
import { newKey } from '../../services/newKey'
import { change, usePhone } from '../../services/phone'
import { sendPosition } from '../../services/position'
import { call } from '../../services/session'
import { common } from '../../words/common'
import { dutyWords } from '../../words/duty'
import { tasks } from '../../words/tasks'

async function setDuty(on: boolean) {
  try {
    change({
      me: await call<PresentedPerson>({ method: 'PUT', path: '/api/me/duty', body: { on }, key: newKey(Date.now()) }),
    })
    // the tap on the switch is where the platform lets us ask for a position
    if (on && (await locate())) await sendPosition(Date.now())
    await loadTasks()
  } catch (error) {
    say(error instanceof Refused ? error.message : common.noAnswer)
  }
}

/** On duty or off, with what the person answers for. */
export function DutyRow({ trade }: { trade: boolean }) {
  const { me, outside } = usePhone()
  const duty = me?.duty
  if (!duty) return null
  const area = duty.gridName ?? me.roles.find((each) => each.areaName)?.areaName ?? ''
  const what = trade ? duty.skills.map(skillLabel).join(tasks.and) : area
  return (
    <>
      <View className="duty-row">
        <View className="grow">
          <View className="body strong">{trade ? tasks.openForWork : tasks.onDuty}</View>
          <View className="cap ink-2">{what}</View>
          {trade && <View className="cap ink-3">{tasks.positionNote}</View>}
          {duty.quiet && <View className="cap ink-3">{dutyWords.quietSpan(duty.quiet.from, duty.quiet.to)}</View>}
        </View>
        <DutySwitch on={duty.on} />
      </View>
      {!duty.on && <Banner tone="warn" icon="pause" text={trade ? tasks.offWork : tasks.offDuty} />}
      {duty.on && locationState() === 'refused' && <Banner tone="brand" icon="pin" text={tasks.noPosition} />}
      {duty.on && outside && <Banner tone="brand" icon="pin" text={tasks.outside} />}
    </>
  )
}

const DutySwitch = ({ on }: { on: boolean }) => (
  <View className="duty-target" id="duty" role="switch" aria-checked={on} onClick={() => void setDuty(!on)}>
    {on ? tasks.on : tasks.off}
    <View className={`duty-switch ${on ? 'duty-on' : ''}`}>
      <View className="duty-knob" />
    </View>
  </View>
)
