import type { OfferOutcome } from '../dispatch/askedSoFar'
import type { PassedOver } from '../dispatch/passedOver'
import type { Want } from '../dispatch/wantsOf'
import { distanceText } from './distance'
import { skillLabel } from './skills'

/** Why somebody is not asked, for supervisors. */
export const passedOverTexts: Readonly<Record<PassedOver, string>> = {
  asked: '这一轮问过了',
  wrong_role: '他的岗位不接这类事',
  wrong_area: '不在升级后的片区',
  officers_only: '现在只问值班人员',
  off_duty: '不在岗',
  no_skill: '没有这项专长',
  certificate_over: '证件没登记或已过期',
  unwanted: '居民不想再请他',
  quiet: '免打扰时间',
  place_unknown: '不知道他在哪里',
  too_far: '太远了',
  full: '手上满了',
}

/** What became of an offer, for supervisors. */
export const outcomeTexts: Readonly<Record<OfferOutcome, string>> = {
  waiting: '正在问',
  accepted: '接了',
  taken: '别人接了',
  declined: '说来不了',
  expired: '没来得及接',
  off_duty: '下班了',
  dropped: '不用问了',
}

type Whom = { wants: readonly Want[]; metres: number }
const kindText = ({ skill }: Want) => (skill ? `${skillLabel(skill)}师傅` : '网格长')
const whomText = ({ wants }: Whom) => wants.map(kindText).join('、')

/** How many of each kind can have a case, those of none left out. */
type Able = { near: readonly { want: Want; count: number }[]; officers: number }
const nearText = ({ near }: Able) => near.map(({ want, count }) => `${count} 位${kindText(want)}`).join('、')
const ableText = (able: Able) =>
  [
    ...(able.near.length > 0 ? [`附近 ${nearText(able)}`] : []),
    ...(able.officers > 0 ? [`${able.officers} 位值班`] : []),
  ].join('、')

/** The case as a whole: who has it, who is asked, who could be, or why nobody can. Counts are of people of the right kind within `metres`. */
export const dispatchTexts = {
  done: '已经办完了，不用派人',
  held: (who: string) => `${who} 已接单`,
  asking: (who: string) => `正在问 ${who}`,
  pool: (able: Able) => `抢单池开着，${ableText(able)}能接`,
  next: (able: Able) => `还能问 ${nearText(able)}`,
  officersOnly: '这类事只由社区书记和值班处理，不派给别人',
  officersNow: '现在只问值班人员，不派给附近的人',
  noPlace: '不知道地点，没法找附近的人',
  nobodyThere: (whom: Whom) => `${distanceText(whom.metres)}内没有${whomText(whom)}`,
  nobodyAble: (whom: Whom, reasons: readonly { why: PassedOver; count: number }[]) =>
    `${distanceText(whom.metres)}内的${whomText(whom)}都派不了：${reasons
      .map(({ why, count }) => `${count} 位${passedOverTexts[why]}`)
      .join('，')}`,
} as const
