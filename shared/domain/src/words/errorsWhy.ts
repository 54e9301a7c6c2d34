import type { CaseState } from '../cases/case'
import type { RefusalWhy } from '../cases/refusal'
import type { Who } from '../cases/who'
import { stateWords } from './states'

type Details = Readonly<Record<string, unknown>>
type Sentence = string | ((details: Details) => string | undefined)

/** Whose a command is, as the person who may not give it reads it. What only the machine does, nobody is sent to. */
const whoWords: Partial<Record<Who, string>> = {
  reporter: '上报人',
  handler: '承办人',
  superior: '上级',
  staff: '工作人员',
  dispatcher: '区中心',
  department: '科局',
  offered: '派到的人',
  claimant: '能抢单的人',
}

function whoText({ who }: Details): string | undefined {
  const named = (Array.isArray(who) ? who : []).map((each: Who) => whoWords[each]).filter(Boolean)
  return named.length > 0 ? `这一步由${named.slice(0, 2).join('或')}办，请告诉他们。` : undefined
}

function stateText({ state }: Details): string | undefined {
  const known = typeof state === 'string' && Object.hasOwn(stateWords, state)
  return known ? `「${stateWords[state as CaseState].label}」时办不了这一步，请看进度。` : undefined
}

const inDays = (say: (days: number) => string) => (details: Details) =>
  typeof details.days === 'number' ? say(details.days) : undefined

/** What people read for each `details.why` of a refused command: what happened and what to do. */
const whyWords: Readonly<Record<RefusalWhy, Sentence>> = {
  state: stateText,
  follows: '您已经关注，有进展会通知您。',
  follows_not: '您没有关注这件事，不用再取消。',
  pending: '已有申请在等批，请等上级答复。',
  no_request: '没有要批的这项申请，您不用再批。',
  appealed: '申诉只有一次，已经用过。请打 12345。',
  rated: '您已打过分，有话请写进「补充」。',
  top: '已到最上一级，请退回或转给科局。',
  into_over: '那件事已办结或已并案，请换一件。',
  race: '同一刻别人也在办，请再试一次。',
  role: whoText,
  own_case: '您自己报的，不用关注也会通知您。',
  restricted: '这件事不公开，不能关注，请问社区。',
  own_request: '自己报的要别人来批，请等一等。',
  endless: '这一单推不了，请指定人、转出或退回。',
  too_far: '离得太远抢不了，请抢近一点的。',
  unplaced: '还不知道您在哪，请打开定位再抢。',
  person: '这个人不在您的范围，请换一位。',
  into: '那件事不在您的范围，请换一件。',
  merger: '还没有能并案的上级，请先照常办。',
  request_past: '申请的日期已过，请选「不同意挂账」。',
  hold_too_long: inDays((days) => `最多挂账 ${days} 天，请选近一点的日期。`),
  unfit: '这位师傅接不了，请换人或直接退回。',
  same_person: '这件事已在他手上，请换一个人。',
  same_category: '已经是这个类别，请选别的。',
  itself: '不能并到自己里面，请换一件。',
  elsewhere: '那件事在别的旗县，请换一件。',
  known_files: '这些已经传过，请换别的照片或语音。',
  reopen_over: inDays((days) => `处理好已过 ${days} 天，请重新上报。`),
  appeal_over: inDays((days) => `过了 ${days} 天不能申诉，请打 12345。`),
  rating_over: '打分已过一天，有话请写进「补充」。',
  words_over: inDays((days) => `办结已过 ${days} 天，新情况请重新上报。`),
}

const isWhy = (why: unknown): why is RefusalWhy => typeof why === 'string' && Object.hasOwn(whyWords, why)

/** The sentence for a refusal's `details.why`; undefined without one, and where what the sentence names is missing. */
export function whySentence(details: Details): string | undefined {
  if (!isWhy(details.why)) return undefined
  const sentence = whyWords[details.why]
  return typeof sentence === 'string' ? sentence : sentence(details)
}
