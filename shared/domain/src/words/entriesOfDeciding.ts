import { dayText } from '../clocks/countdown'
import type { Scene } from './scene'
import type { Sentence } from './sentence'
import {
  byText,
  declinersText,
  handlerText,
  levelText,
  matterText,
  noteText,
  plainMatter,
  requesterText,
  standingText,
} from './whom'

const department = ({ after, names }: Scene) => levelText('department', after, { names })
const until = (day: Date | undefined, { entry }: Scene) => (day ? dayText(day, entry.at) : '')

function held(scene: Scene): string {
  const { holdUntil } = scene.after.clocks ?? {}
  const why = noteText(scene)
  return `已暂停计时${why ? `：${why}` : ''}${holdUntil ? `，${until(holdUntil, scene)}恢复` : ''}`
}

function declined(scene: Scene): string {
  const { decider, reviewer } = declinersText(scene)
  const { instead } = scene.before.request ?? {}
  const elsewhere = instead ? `。可以找 ${instead}` : ''
  return `不予受理。原因：${noteText(scene, 200)}。${decider ? `${decider} 决定，` : ''}${reviewer} 复核${elsewhere}`
}

/** What the timeline says of decisions: who gets it, whether it waits, what it is. */
export const decidingEntries = {
  assign: (scene) => {
    const giver = standingText(scene.entry.by.name, scene.entry.by.role, scene.after, scene)
    return `${giver} 指定 ${handlerText(scene.after)} 处理`
  },
  ask_hold: (scene) =>
    `${byText(scene)} 申请挂账：${noteText(scene, 200)}，到 ${until(scene.after.request?.until, scene)}`,
  approve_hold: held,
  refuse_hold: (scene) => `没同意挂账：${noteText(scene, 200)}`,
  resume: () => '恢复计时，继续处理',
  propose_decline: (scene) => `${byText(scene)} 提出不予受理：${noteText(scene, 200)}`,
  approve_decline: declined,
  refuse_decline: (scene) => `没同意 ${requesterText(scene.before)} 提出的不予受理：${noteText(scene, 200)}`,
  recategorise: ({ after, entry }, side) =>
    `类别${entry.change.category ? '改' : '确认'}为 ${side === 'staff' ? matterText(after) : plainMatter(after)}`,
  transfer: (scene) => `已转 ${department(scene)}，期限不变：${noteText(scene, 200)}`,
  return: (scene) => `${levelText('department', scene.before, scene)} 退回：${noteText(scene, 200)}，区中心重新派`,
  merge: () => '和邻居上报的同一件事并在一起办',
  split: () => '改为单独办理',
} as const satisfies Record<string, Sentence>
