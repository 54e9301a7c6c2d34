import type { CommandName } from '../cases/case'
import { dayText, deadlineText, tookText } from '../clocks/countdown'
import { maskName } from '../people/mask'
import { closingText, departmentText, type NewsScene, type NewsWriter, numberText } from './newsFacts'
import { apologises, isClosing } from './scene'
import { handlerText, isHelp, levelText, matterText, noteText, shorten, standingText } from './whom'

const dot = (text: string) => (text ? `${text}。` : '')

function taken(scene: NewsScene) {
  const { after, before, to, entry } = scene
  const { assignee, clocks } = after
  const who = assignee ? standingText(assignee.name, assignee.role, after, scene) : '处理人'
  const took = clocks?.respondedAt ? clocks.respondedAt.getTime() - clocks.startedAt.getTime() : 0
  const first = clocks?.respondedAt?.getTime() === entry.at.getTime()
  const reason =
    to === 'reporter' && entry.command === 'accept' && before.offer?.kind !== 'officer' ? before.offer?.reason : ''
  return [`${who} 已接单${first ? `，用时 ${tookText(took)}` : ''}。`, dot(reason ?? ''), closingText(scene)]
}

function resolved(scene: NewsScene) {
  const { after } = scene
  const { resolvedAt, startedAt } = after.clocks ?? {}
  const took = resolvedAt && startedAt ? `，用时 ${tookText(resolvedAt.getTime() - startedAt.getTime())}` : ''
  const done = `${handlerText(after)} 说 ${matterText(after)} ${isHelp(after) ? '修' : '处理'}好了${took}。`
  if (scene.to === 'followers') return [done]
  return [done, '解决了回复 1–5 打分（5 最好），没解决回复 没解决。', '72 小时没有回复，按解决办结。']
}

function late(scene: NewsScene) {
  const { after, now } = scene
  const level = levelText(after.level, after, scene)
  if (!isClosing(scene)) {
    const offer = scene.next?.command === 'offer' ? scene.next.change.offer : undefined
    const taker = offer ? standingText(offer.name, offer.role, after, scene) : `${level} 值班`
    return [
      apologises(scene)
        ? `对不起，回应时间到了，${numberText(scene)} 还没有人回应。`
        : `${numberText(scene)} 重新派出后还没有人接。`,
      `超时已记录，现由 ${taker} 接手。有人接单马上告诉您。`,
    ]
  }
  const due = after.clocks ? deadlineText(after.clocks.closeBy, now) : '期限'
  const who = after.assignee ? `，现在由 ${handlerText(after)} 处理` : ''
  return [
    `对不起，${numberText(scene)} 没能在 ${due} 前办结${who}。`,
    `超时已记录，已升级到 ${level}。有进展马上告诉您。`,
  ]
}

function declined(scene: NewsScene) {
  const { request } = scene.before
  const { by } = scene.entry
  const decider = request ? `由 ${maskName(request.byName)} 决定，` : ''
  return [
    `${numberText(scene)} 不予受理：${noteText(scene, 24)}。`,
    `${decider}${standingText(by.name, by.role, scene.after, scene)} 复核。不同意回复 人工。`,
  ]
}

function held(scene: NewsScene) {
  const { holdUntil } = scene.after.clocks ?? {}
  const day = holdUntil ? `，${dayText(holdUntil, scene.now)}恢复` : ''
  return [`${numberText(scene)} 暂停计时：${noteText(scene, 24)}${day}。`, '不同意回复 人工。']
}

const again: NewsWriter = (scene) => [`${numberText(scene)} 没解决，已重新派出，记为返工。`, closingText(scene)]

/** What reporters and followers are told (the 12111 account's messages 8–13 and 23, and the news page). */
export const residentNews: Partial<Record<CommandName, NewsWriter>> = {
  open_pool: (scene) => [
    `附近${isHelp(scene.after) ? '师傅' : '网格长'}都在忙，已开放抢单，也告诉了 ${levelText('community', scene.after, scene)} 值班。`,
  ],
  accept: taken,
  claim: taken,
  assign: taken,
  start: (scene) => [
    isHelp(scene.after)
      ? `${handlerText(scene.after)} 到了。`
      : `${handlerText(scene.after)} 开始处理：${matterText(scene.after)}。`,
    closingText(scene),
  ],
  resolve: resolved,
  confirm: (scene) => [`${numberText(scene)} ${matterText(scene.after)} 已办结。`],
  auto_close: (scene) => [`${numberText(scene)} 没有收到回复，按解决办结。`, '没解决回复 没解决，7 天内都可以。'],
  rate: again,
  reopen: again,
  withdraw: (scene) => [
    scene.after.state === 'withdrawn'
      ? `${numberText(scene)} 已撤回。`
      : `${numberText(scene)} 上报人不再跟进，您可以接着跟。`,
  ],
  add_note: (scene) => [`${numberText(scene)} 有新进展：${noteText(scene, 40)}`, closingText(scene)],
  add_photo: (scene) => [`${numberText(scene)} 有新照片。`],
  change_place: (scene) => [
    `${numberText(scene)} 的地点改为 ${shorten(scene.after.place?.text ?? '新的位置', 20)}。`,
    closingText(scene),
  ],
  hand_back: (scene) => [
    `${numberText(scene)} 正在重新派：${noteText(scene, 20) || '这一位来不了'}。`,
    `期限不变，${closingText(scene)}`,
  ],
  escalate: (scene) => [
    `${numberText(scene)} 已上报 ${levelText(scene.after.level, scene.after, scene)}：${noteText(scene, 20)}。`,
    `期限不变，${closingText(scene)}`,
  ],
  transfer: (scene) => [
    `${numberText(scene)} 已转 ${departmentText(scene.after, scene)}，期限不变：${closingText(scene)}`,
  ],
  return: (scene) => [
    `${departmentText(scene.before, scene)} 退回 ${numberText(scene)}：${noteText(scene, 20)}。`,
    `区中心重新派，期限不变，${closingText(scene)}`,
  ],
  approve_hold: held,
  resume: (scene) => [`${numberText(scene)} 恢复计时，${closingText(scene)}`],
  approve_decline: declined,
  recategorise: (scene) => [`${numberText(scene)} 类别改为 ${matterText(scene.after)}，${closingText(scene)}`],
  merge: (scene) => [`${numberText(scene)} 和邻居上报的同一件事并在一起办。`, '有进展一并告诉您。'],
  split: (scene) => [`${numberText(scene)} 改为单独办理，${closingText(scene)}`],
  breach: late,
}
