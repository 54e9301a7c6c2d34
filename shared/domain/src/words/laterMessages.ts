import { fitting } from './fitting'
import type { Lane } from './lane'
import { lines } from './lines'
import { shortNumber as no } from './persons'

// The account's messages 8–13 and 23: what is told later, about a case that is under way. Names come masked.

/** 8 · Accepted; `took` only for the first acceptance. */
export const accepted = ({
  who,
  took,
  reason,
  closeBy,
}: {
  who: string
  took?: string
  reason?: string
  closeBy: string
}) => lines(`${who} 已接单${took ? `，用时 ${took}` : ''}。`, reason && `${reason}。`, closeBy && `${closeBy} 前办结。`)

type NobodyYet = { number: string; after: string; taker: string; again?: boolean }
/** 9 · The response time is over and nobody answered; `after` = how long that was, `taker` as 「察哈尔社区 值班 刘**」. Only the first time we apologise. */
export const nobodyYet = ({ number, after, taker, again }: NobodyYet) =>
  fitting((cut) =>
    lines(
      again ? `${no(number)} 重新派出后还没有人接。` : `对不起，${after}到了，${no(number)} 还没有人回应。`,
      `超时已记录，现由 ${cut(taker)} 接手。有人接单马上告诉您。`,
    ),
  )

type NotClosed = { number: string; closeBy: string; stuck?: string; handler?: string; level: string }
/** 10 · Not closed in time; `stuck` = what it waits for, 「等配件」, else who has it. */
export const notClosedInTime = ({ number, closeBy, stuck, handler, level }: NotClosed) =>
  fitting((cut) =>
    lines(
      `对不起，${no(number)} 没能在 ${closeBy} 前办结${whereItStands(stuck && cut(stuck), handler)}。`,
      `超时已记录，已升级到 ${level}。有进展马上告诉您。`,
    ),
  )

const whereItStands = (stuck: string | undefined, handler: string | undefined) => {
  if (stuck) return `，现在卡在：${stuck}`
  return handler ? `，现在由 ${handler} 处理` : ''
}

/** 11 · Paused until a day. */
export const held = ({
  number,
  reason,
  until,
  lane,
}: {
  number: string
  reason: string
  until?: string
  lane?: Lane
}) => fitting((cut) => `${no(number)} 暂停计时：${cut(reason)}${until ? `，${until}恢复` : ''}。${unlessAgreed(lane)}`)

const unlessAgreed = (lane: Lane | undefined) => (lane === 'page' ? '不同意就点开说。' : '不同意回复 人工。')

/** 11 · Handed to a department. */
export const transferred = ({ number, department, closeBy }: { number: string; department: string; closeBy: string }) =>
  `${no(number)} 已转 ${department}，期限不变：${closeBy} 前。`

type Declined = { number: string; reason: string; decider?: string; reviewer: string; instead?: string; lane?: Lane }
/** 12 · 不予受理, with who decided and who reviewed; `instead` = where else to turn. */
export const declined = ({ number, reason, decider, reviewer, instead, lane }: Declined) =>
  fitting((cut) =>
    lines(
      `${no(number)} 不予受理：${cut(reason)}。`,
      `${decider ? `由 ${decider} 决定，` : ''}${reviewer} 复核。${instead ? `可以找 ${instead}。` : ''}${unlessAgreed(lane)}`,
    ),
  )

type Resolved = { who: string; matter: string; took?: string; help?: boolean }
/** 13 · The handler says it is done; asks for 1–5, on the page for a tap. */
export const resolved = ({ lane, ...done }: Resolved & { lane?: Lane }) =>
  lines(
    resolvedToo(done),
    lane === 'page' ? '点开说一声解决了没有，还可以打个分。' : '解决了回复 1–5 打分（5 最好），没解决回复 没解决。',
    `72 小时没有${lane === 'page' ? '答复' : '回复'}，按解决办结。`,
  )

/** 13 · The same for those who only follow. */
export const resolvedToo = ({ who, matter, took, help }: Resolved) =>
  `${who} 说 ${matter} ${help ? '修' : '处理'}好了${took ? `，用时 ${took}` : ''}。`

/** 23 · Nobody is free; `helpers` as 「师傅」. */
export const nobodyFree = ({ community, helpers }: { community: string; helpers: string }) =>
  `附近${helpers}都在忙，已开放抢单，也告诉了 ${community} 值班。`
