import type { OfferOutcome } from '../dispatch/askedSoFar'
import type { PassedOver } from '../dispatch/passedOver'
import { distanceText } from './distance'
import { skillLabel } from './skills'

/** Why somebody is not asked, for supervisors. */
export const passedOverTexts: Readonly<Record<PassedOver, string>> = {
  asked: '这一轮问过了',
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

type Whom = { skill?: string | undefined; metres: number }
const whomText = ({ skill }: Whom) => (skill ? `${skillLabel(skill)}师傅` : '网格长')

/** The case as a whole: who has it, who is asked, who could be, or why nobody can. Counts are of people of the right kind within `metres`. */
export const dispatchTexts = {
  done: '已经办完了，不用派人',
  held: (who: string) => `${who} 已接单`,
  asking: (who: string) => `正在问 ${who}`,
  pool: (able: number, whom: Whom) => `抢单池开着，附近 ${able} 位${whomText(whom)}能接`,
  next: (able: number, whom: Whom) => `还能问 ${able} 位${whomText(whom)}`,
  officersOnly: '这类事只由社区书记和值班处理，不派给别人',
  noPlace: '不知道地点，没法找附近的人',
  nobodyThere: (whom: Whom) => `${distanceText(whom.metres)}内没有${whomText(whom)}`,
  nobodyAble: (whom: Whom, reasons: readonly { why: PassedOver; count: number }[]) =>
    `${distanceText(whom.metres)}内的${whomText(whom)}都派不了：${reasons
      .map(({ why, count }) => `${count} 位${passedOverTexts[why]}`)
      .join('，')}`,
} as const
