import { reasonForResident, reasonForStaff } from './offerReason'
import { apologises, isClosing, isCritical, isRaised, type Scene } from './scene'
import type { Sentence, Side } from './sentence'
import { askedText, handlerText, isHelp, levelText, noteText, offeredText, standingText } from './whom'

const searching = '正在请下一位'

function offered({ after: { offer, ...facts }, names }: Scene, side: Side): string {
  if (!offer) return '正在派人'
  const who = askedText(offer, facts, { names })
  // An officer's reason is only the office, which already stands before the name.
  const why = side === 'staff' ? reasonForStaff(offer.reason) : reasonForResident(offer.reason)
  return offer.kind === 'officer' || why === '' ? `派给 ${who}` : `派给 ${who}，${why}`
}

function nextOfficer({ next, after, names }: Scene): string {
  const offer = next?.command === 'offer' ? next.change.offer : undefined
  return offer ? askedText(offer, after, { names }) : `${levelText(after.level, after, { names })} 值班`
}

function breached(scene: Scene): string {
  const { after, names } = scene
  const sorry = apologises(scene)
  const raised = isRaised(scene)
  if (!isClosing(scene)) {
    const taker = nextOfficer(scene)
    if (sorry) return `对不起，我们超时了。已记录，现由 ${taker} 接手`
    return raised ? `还没有人接，已升级，现由 ${taker} 接手` : `还没有人接，仍在 ${taker}`
  }
  const level = levelText(after.level, after, { names })
  if (sorry) return `对不起，没能按期办结。已记录，${raised ? '已升级到' : '已报'} ${level}`
  return `仍没有办结，已再报 ${level}`
}

function pool({ entry, after }: Scene): string {
  if (entry.change.asking) return `附近${isHelp(after) ? '师傅' : '网格长'}都在忙，已开放抢单，也告诉了值班`
  return `已开放抢单，附近的${isHelp(after) ? '师傅' : '网格长'}都能接`
}

/** What the timeline says of looking for somebody. */
export const askingEntries = {
  submit: () => '已上报',
  offer: offered,
  expire_offer: ({ entry, before }) =>
    `${offeredText(before)} ${entry.note === 'off_duty' ? '下班了' : '没来得及接'}，${searching}`,
  decline_offer: (scene) => {
    const why = noteText(scene, 12)
    return `问过 ${offeredText(scene.before)}${why ? `：${why}` : ''}，${searching}`
  },
  open_pool: (scene) => pool(scene),
  remind: ({ after }) => `时间过半，已提醒${after.assignee ? '处理人' : '值班'}`,
  alert: (scene) => {
    if (isCritical(scene)) return '紧急事项，已同时告诉社区值班'
    return isClosing(scene) ? '快到办结期限，已提醒值班' : '快到回应期限，已提醒值班'
  },
  breach: (scene) => breached(scene),
  // Neighbours who follow don't learn the exact place.
  change_place: ({ after }, side) =>
    side === 'staff' && after.place?.text ? `地点改为 ${after.place.text}` : '改了地点',
  follow: () => '又有一位邻居一起关注',
  unfollow: () => '一位邻居不再关注',
  urge: () => '已催办',
  supervise: (scene) => {
    const why = noteText(scene)
    return `${standingText(scene.entry.by.name, scene.entry.by.role, scene.after, scene)} 督办${why ? `：${why}` : ''}`
  },
  hand_back: (scene) =>
    `${handlerText(scene.before)} 办不了：${noteText(scene)}，${scene.after.state === 'on_hold' ? '恢复时重新派' : '正在重新派'}`,
  escalate: (scene) => `已上报 ${levelText(scene.after.level, scene.after, scene)}：${noteText(scene)}`,
} as const satisfies Record<string, Sentence>
