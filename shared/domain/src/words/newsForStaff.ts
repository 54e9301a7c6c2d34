import type { CommandName } from '../cases/case'
import { isWaiting } from '../cases/states'
import { dayText, deadlineText } from '../clocks/countdown'
import {
  closingText,
  departmentText,
  leftText,
  type NewsScene,
  type NewsWriter,
  numberText,
  respondText,
  whatAndWhere,
  whyText,
} from './newsFacts'
import { shortNumber } from './persons'
import { isClosing, isCritical, isRaised } from './scene'
import { byText, handlerText, levelText, matterText, noteText, placeText } from './whom'

function asked(scene: NewsScene) {
  const { offer } = scene.after
  if (!offer) return undefined
  const until = offer.until ? `${deadlineText(offer.until, scene.now)} 前接单。` : '请接单，或者指定人。'
  return [`新任务：${whatAndWhere(scene)}。`, offer.kind === 'officer' ? '' : `${offer.reason}。`, until]
}

/** The work has gone elsewhere: whoever had it or was asked can put it down. */
const putDown = (scene: NewsScene, why: string) => [
  `${numberText(scene)} ${matterText(scene.before)} ${why}，您不用再管。`,
]
const gone = ({ to }: NewsScene) => to === 'oldHandler' || to === 'oldOffered'

function again(scene: NewsScene) {
  if (scene.to === 'oldHandler') return [`没解决，记为返工：${whatAndWhere(scene)}。`, closingText(scene)]
  return [`返工：${whatAndWhere(scene)}。`, `正在重新派，${closingText(scene)}`]
}

function rated(scene: NewsScene) {
  const { rating } = scene.after
  if (rating?.solved === false) return again(scene)
  return [`已办结，得了 ${rating?.stars ?? 5} 分：${numberText(scene)} ${matterText(scene.after)}。`]
}

function late(scene: NewsScene) {
  const { after, to } = scene
  const level = levelText(after.level, after, scene)
  const raised = isRaised(scene)
  if (!isClosing(scene))
    return [
      `超时没人接：${whatAndWhere(scene)}。`,
      `${raised ? `已升级到 ${level}` : `还在 ${level}`}，请接单或者指定人。`,
    ]
  if (to === 'handler')
    return [`办结超时，已记录并上报：${whatAndWhere(scene)}。`, '办完请点办结，要等什么可以申请挂账。']
  return [
    `办结超时：${whatAndWhere(scene)}。`,
    `${after.assignee ? `${handlerText(after)} 在处理` : '还没有人处理'}，请督办。`,
  ]
}

const whoHasIt = ({ after }: NewsScene) => {
  if (!after.assignee) return '还没有人处理'
  return after.state === 'on_hold' ? `${handlerText(after)} 的事，挂账中` : `${handlerText(after)} 在处理`
}

/** Whether somebody can still answer in time. */
const isUnanswered = ({ after: { state, clocks }, now }: NewsScene) =>
  state !== undefined && isWaiting(state) && clocks !== undefined && !clocks.respondedAt && clocks.respondBy > now

function due(scene: NewsScene) {
  if (isCritical(scene)) {
    const how = isUnanswered(scene) ? `刚上报，${respondText(scene)} 前要有人接` : whoHasIt(scene)
    return [`紧急：${whatAndWhere(scene)}。`, `${how}，请马上看。`]
  }
  if (!isClosing(scene)) return [`快超时，还没有人接：${whatAndWhere(scene)}。`, `${respondText(scene)} 前要有人接。`]
  return [`快到期：${whatAndWhere(scene)}。`, `${whoHasIt(scene)}，${leftText(scene)}。`]
}

const pressed =
  (how: string): NewsWriter =>
  (scene) => {
    const note = whyText(scene, 20)
    return [`${how}：${whatAndWhere(scene)}${note ? `。${note}` : ''}。`, `${leftText(scene)}，${closingText(scene)}`]
  }

function asksHold(scene: NewsScene) {
  const { request } = scene.after
  const until = request?.until ? `，到 ${dayText(request.until, scene.now)}` : ''
  return [`请批挂账：${whatAndWhere(scene)}。`, `${byText(scene)}：${whyText(scene, 20)}${until}。批准前继续计时。`]
}

/** Officers hear of a note only when it asks them to merge. */
function noted(scene: NewsScene) {
  if (scene.to === 'handler' || scene.to === 'offered')
    return [`有新补充：${whatAndWhere(scene)}。`, noteText(scene, 40)]
  const other = scene.entry.mergeInto
  const why = other ? `可能和 ${shortNumber(other.number)} 是同一件事` : whyText(scene, 24)
  return [`请并案：${numberText(scene)} ${whatAndWhere(scene)}。`, `${byText(scene)}：${why}。`]
}

function held({ after, now, ...scene }: NewsScene) {
  const { holdUntil } = after.clocks ?? {}
  return [
    `${numberText({ after, now, ...scene })} 挂账已批${holdUntil ? `，${dayText(holdUntil, now)}恢复` : ''}，那之前不计时。`,
  ]
}

const elsewhere = (scene: NewsScene, why: string, told: readonly string[]) => (gone(scene) ? putDown(scene, why) : told)

/** What handlers, the asked, officers, departments and dispatchers are told; names masked, result first. */
export const staffNews: Partial<Record<CommandName, NewsWriter>> = {
  offer: asked,
  expire_offer: (scene) => [
    `接单时间到：${matterText(scene.before)}，${placeText(scene.before, scene)}。`,
    // beside an open pool only an officer's offer runs out, and officers claim where the case was routed to them
    scene.after.poolSince && scene.after.asking?.routed ? '抢单池里还能抢。' : '已请下一位。',
  ],
  open_pool: (scene) =>
    scene.to === 'pool'
      ? [`抢单：${whatAndWhere(scene)}。`, closingText(scene)]
      : [`没有人能接：${whatAndWhere(scene)}。`, '已开放抢单，也请您接单或者指定人。'],
  confirm: (scene) => [`已办结：${numberText(scene)} ${matterText(scene.after)}，上报人确认解决了。`],
  auto_close: (scene) => [`已按解决办结：${numberText(scene)} ${matterText(scene.after)}，没有收到回复。`],
  rate: rated,
  reopen: again,
  withdraw: (scene) => [`上报人已撤回 ${numberText(scene)} ${matterText(scene.before)}，您不用再管。`],
  urge: pressed('上报人催办'),
  supervise: pressed('督办'),
  add_note: noted,
  add_photo: (scene) => [`有新照片：${whatAndWhere(scene)}。`],
  change_place: (scene) =>
    elsewhere(scene, '换了地点', [`${numberText(scene)} 地点改了：${whatAndWhere(scene)}。`, closingText(scene)]),
  hand_back: (scene) => [
    `交回：${whatAndWhere(scene)}。`,
    `${handlerText(scene.before)}：${whyText(scene, 20)}。正在重新派。`,
  ],
  escalate: (scene) =>
    elsewhere(scene, `已上报 ${levelText(scene.after.level, scene.after, scene)}`, [
      `上报到您这里：${whatAndWhere(scene)}。`,
      `${byText(scene)}：${whyText(scene, 20)}。`,
      `${leftText(scene)}，${closingText(scene)}`,
    ]),
  assign: (scene) =>
    elsewhere(scene, `已交给 ${handlerText(scene.after)}`, [
      `派给您：${whatAndWhere(scene)}。`,
      `${leftText(scene)}，${closingText(scene)}`,
    ]),
  ask_hold: asksHold,
  approve_hold: held,
  refuse_hold: (scene) => [`${numberText(scene)} 没同意挂账：${whyText(scene, 20)}。`, closingText(scene)],
  resume: (scene) => [`恢复计时：${whatAndWhere(scene)}。`, `${leftText(scene)}，${closingText(scene)}`],
  propose_decline: (scene) => [`请复核不予受理：${whatAndWhere(scene)}。`, `${byText(scene)}：${whyText(scene, 24)}。`],
  approve_decline: (scene) => [`${numberText(scene)} ${matterText(scene.before)} 已定为不予受理，您不用再管。`],
  refuse_decline: (scene) => [`${numberText(scene)} 没同意不予受理：${whyText(scene, 24)}。`, closingText(scene)],
  recategorise: (scene) =>
    elsewhere(scene, `类别改为 ${matterText(scene.after)}`, [
      `${numberText(scene)} 类别改为 ${matterText(scene.after)}。`,
      `${leftText(scene)}，${closingText(scene)}`,
    ]),
  transfer: (scene) =>
    elsewhere(scene, `已转 ${departmentText(scene.after, scene)}`, [
      `转来：${whatAndWhere(scene)}。`,
      `区中心：${whyText(scene, 20)}。`,
      `${leftText(scene)}，${closingText(scene)}`,
    ]),
  return: (scene) => [
    `退回：${whatAndWhere(scene)}。`,
    `${departmentText(scene.before, scene)}：${whyText(scene, 20)}。`,
    `请重新派，${closingText(scene)}`,
  ],
  merge: (scene) =>
    scene.to === 'parentHandler'
      ? [`又有邻居上报同一件：${whatAndWhere(scene)}。`]
      : [`${numberText(scene)} ${matterText(scene.before)} 已并到同一件事，您不用再管。`],
  split: (scene) => [`${numberText(scene)} ${matterText(scene.after)} 从您这件里分开，另外办理。`],
  remind: (scene) => [`时间过半：${whatAndWhere(scene)}。`, `${leftText(scene)}，${closingText(scene)}`],
  alert: due,
  breach: late,
}
