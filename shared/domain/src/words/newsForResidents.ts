import type { CommandName } from '../cases/case'
import { dayText, deadlineText, tookText } from '../clocks/countdown'
import {
  accepted,
  declined,
  held,
  nobodyFree,
  nobodyYet,
  notClosedInTime,
  resolved,
  resolvedToo,
  transferred,
} from './laterMessages'
import {
  closingText,
  departmentText,
  type NewsScene,
  type NewsWriter,
  numberText,
  waitsForText,
  whyText,
} from './newsFacts'
import { reasonForResident } from './offerReason'
import { apologises, isClosing } from './scene'
import {
  askedText,
  assigneeText,
  declinersText,
  handlerText,
  isHelp,
  levelText,
  noteText,
  plainMatter,
  shorten,
} from './whom'

const helpers = { trade: '师傅', leader: '网格长' } as const
const said = (text: string) => text.split('\n')
const dueText = ({ after, now }: NewsScene) => (after.clocks ? deadlineText(after.clocks.closeBy, now) : '')

function taken(scene: NewsScene) {
  const { after, before, to, entry } = scene
  const { clocks } = after
  const took =
    clocks?.respondedAt?.getTime() === entry.at.getTime() ? entry.at.getTime() - clocks.startedAt.getTime() : 0
  // The distance is the reporter's; an officer's reason is only the office, which stands in his name.
  const toReporter = to === 'reporter' && entry.command === 'accept' && before.offer?.kind !== 'officer'
  return said(
    accepted({
      who: assigneeText(scene),
      // somebody who was asked again at once took no time worth a word
      took: took >= 1000 ? tookText(took) : undefined,
      reason: toReporter && before.offer ? reasonForResident(before.offer.reason) : undefined,
      closeBy: dueText(scene),
    }),
  )
}

/** Withdrawn; or, where neighbours follow it, spoken for by one of them from now on. */
function handedOn(scene: NewsScene) {
  const number = numberText(scene)
  if (scene.after.state === 'withdrawn') return [`${number} 已撤回。`]
  return [`${number} 上报人不再跟进，${scene.to === 'reporter' ? '现在由您来跟' : '由一位邻居接着跟'}。`]
}

function done(scene: NewsScene) {
  const { after, to } = scene
  const { resolvedAt, startedAt } = after.clocks ?? {}
  const took = resolvedAt && startedAt && tookText(resolvedAt.getTime() - startedAt.getTime())
  const facts = { who: handlerText(after), matter: plainMatter(after), took, help: isHelp(after) }
  return said(to === 'reporter' ? resolved({ ...facts, lane: scene.lane }) : resolvedToo(facts))
}

function late(scene: NewsScene) {
  const { after, next } = scene
  const number = numberText(scene)
  const level = levelText(after.level, after, scene)
  if (isClosing(scene)) {
    const handler = after.assignee && handlerText(after)
    return said(notClosedInTime({ number, closeBy: dueText(scene), stuck: waitsForText(after), handler, level }))
  }
  const offer = next?.command === 'offer' ? next.change.offer : undefined
  const taker = offer ? askedText(offer, after, scene) : `${level} 值班`
  const { respondBy, startedAt } = after.clocks ?? {}
  const time = respondBy && startedAt ? tookText(respondBy.getTime() - startedAt.getTime()) : '回应时间'
  return said(nobodyYet({ number, after: time, taker, again: !apologises(scene) }))
}

function refused(scene: NewsScene) {
  const { instead } = scene.before.request ?? {}
  const { lane } = scene
  return said(
    declined({ number: numberText(scene), reason: whyText(scene, 24), ...declinersText(scene), instead, lane }),
  )
}

function paused(scene: NewsScene) {
  const { holdUntil } = scene.after.clocks ?? {}
  return said(
    held({
      number: numberText(scene),
      reason: whyText(scene, 24),
      until: holdUntil && dayText(holdUntil, scene.now),
      lane: scene.lane,
    }),
  )
}

const again: NewsWriter = (scene) => [`${numberText(scene)} 没解决，已重新派出，记为返工。`, closingText(scene)]

/** What reporters and followers are told (the 12111 account's messages 8–13 and 23, and the news page). */
export const residentNews: Partial<Record<CommandName, NewsWriter>> = {
  open_pool: (scene) =>
    said(
      nobodyFree({
        community: levelText('community', scene.after, scene),
        helpers: isHelp(scene.after) ? helpers.trade : helpers.leader,
      }),
    ),
  accept: taken,
  claim: taken,
  assign: taken,
  start: (scene) => [
    isHelp(scene.after)
      ? `${handlerText(scene.after)} 到了。`
      : `${handlerText(scene.after)} 开始处理：${plainMatter(scene.after)}。`,
    closingText(scene),
  ],
  resolve: done,
  confirm: (scene) => [`${numberText(scene)} ${plainMatter(scene.after)} 已办结。`],
  auto_close: (scene) => [
    `${numberText(scene)} 按解决办结，没有收到回复。`,
    scene.lane === 'page' ? '没解决就点开说，7 天内都可以。' : '没解决回复 没解决，7 天内都可以。',
  ],
  rate: again,
  reopen: again,
  withdraw: handedOn,
  add_note: (scene) => [`${numberText(scene)} 有新进展：${noteText(scene, 40)}`, closingText(scene)],
  add_photo: (scene) => [`${numberText(scene)} 有新照片。`],
  change_place: (scene) => [
    `${numberText(scene)} 的地点改为 ${shorten(scene.after.place?.text ?? '新的位置', 20)}。`,
    closingText(scene),
  ],
  hand_back: (scene) => [
    `${numberText(scene)} 正在重新派：${whyText(scene, 20) || '这一位来不了'}。`,
    `期限不变，${closingText(scene)}`,
  ],
  escalate: (scene) => [
    `${numberText(scene)} 已上报 ${levelText(scene.after.level, scene.after, scene)}：${whyText(scene, 20)}。`,
    `期限不变，${closingText(scene)}`,
  ],
  transfer: (scene) =>
    said(
      transferred({
        number: numberText(scene),
        department: departmentText(scene.after, scene),
        closeBy: dueText(scene),
      }),
    ),
  return: (scene) => [
    `${departmentText(scene.before, scene)} 退回 ${numberText(scene)}：${whyText(scene, 20)}。`,
    `区中心重新派，期限不变，${closingText(scene)}`,
  ],
  approve_hold: paused,
  resume: (scene) => [`${numberText(scene)} 恢复计时，${closingText(scene)}`],
  approve_decline: refused,
  recategorise: (scene) => [`${numberText(scene)} 类别改为 ${plainMatter(scene.after)}，${closingText(scene)}`],
  merge: (scene) => [`${numberText(scene)} 已和邻居那件并到一起办。`, '有进展一并告诉您。'],
  split: (scene) => [`${numberText(scene)} 改为单独办理，${closingText(scene)}`],
  breach: late,
}
