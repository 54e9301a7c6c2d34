import type { EmergencyKind } from '../understanding/emergency'
import { lines } from './lines'
import { shortNumber as no } from './persons'

export * from './laterMessages'

// What the 12111 account says, one function a situation, in the order of the design's list. At most three lines and 90 characters:
// result, clock, what to send back. Names come masked, times and spans as clocks/countdown.ts writes them, numbers whole or short.

/** 1 · Somebody follows the account and has bound nothing. */
export const welcome = () =>
  lines(
    '您好，家门口的事直接发给我：打字、语音、照片、位置都行。',
    '扫楼道里的二维码绑定住址，以后不用再说在哪。',
    '火情、煤气、打架、急病先打 119、110、120。',
  )

/** 2 · A building's QR was scanned; with the link of its group, where it has one. */
export const bound = ({ place, group }: { place: string; group?: boolean }) =>
  lines(`已绑定 ${place}。`, group ? '邻居群：〔加入楼栋群〕。有事直接发给我。' : '有事直接发给我。')

/** 3 · Words, voice or a picture without a place; `inbox` = the account's community, else the centre. */
export const askPlace = ({ matter, inbox }: { matter: string; inbox: string }) =>
  lines(`收到：${matter}。在哪里？`, '发个位置，或回复小区和楼号。', `10 分钟内没收到，先交 ${inbox} 核实地点。`)

/** 4 · A place without a matter. */
export const askMatter = ({ place }: { place: string }) => `位置收到：${place}。是什么事？说一句或拍张照片。`

/** 5 · A picture or voice alone from somebody who is bound. */
export const filedWithoutWords = ({ place, number, respondBy }: { place: string; number: string; respondBy: string }) =>
  lines(
    `收到，已上报：${place}。编号 ${no(number)}，最晚 ${respondBy} 有人回应。`,
    '能说一句是什么事吗？不说也会有人去看。不在这里就发个位置。',
  )

type Filed = { matter: string; place: string; number: string; respondBy: string; closeBy: string }
/** 6 · Reported. */
export const filed = ({ matter, place, number, respondBy, closeBy }: Filed) =>
  lines(
    `已上报：${matter}，${place}。编号 ${no(number)}。`,
    `最晚 ${respondBy} 有人回应，${closeBy} 前办结。`,
    '不在这里就发个位置，发错了回复 撤销。',
  )

/** 6 · More for a case just reported. */
export const addedTo = ({ number }: { number: string }) => `已加到 ${no(number)}。`

/** 7 · A neighbour reported the same; `at` as 「今天 13:50」. */
export const neighbourReported = ({ at, handler }: { at: string; handler?: string }) =>
  lines(
    `邻居 ${at} 已上报同一件事，${handler ? `${handler} 正在处理` : '正在派人'}。`,
    '一起关注回复 +1，不是同一件回复 不是。',
  )

/** 7 · The answer to +1. */
export const joined = ({ followers, number, left }: { followers: number; number: string; left: string }) =>
  `已加上您，现在 ${followers} 位邻居在关注。编号 ${no(number)}，${left}。`

/** 14 · Rated; one and two stars are asked what was missing. */
export const rated = ({ stars, number, community }: { stars: number; number: string; community: string }) =>
  stars <= 2
    ? `收到 ${stars} 分。哪里没做好？说一句，${community} 会看。`
    : `收到 ${stars} 分，谢谢。${no(number)} 已办结。`

/** 15 · Not solved. */
export const notSolved = ({ who, closeBy }: { who?: string; closeBy: string }) =>
  `明白，没解决。已重新派${who ? `给 ${who}` : '出'}，记为返工。${closeBy} 前办结。`

type Status = { number: string; matter: string; state: string; handler?: string; left?: string; closeBy?: string }
/** 16 · Where a case stands; `left` as 「还剩 2 天 18 小时」, absent once no clock runs. */
export const status = ({ number, matter, state, handler, left, closeBy }: Status) =>
  lines(
    `${no(number)} ${matter}：${state}${handler ? `，${handler}` : ''}。`,
    left && `${left}${closeBy ? `，最晚 ${closeBy}` : ''}。`,
  )

/** 16 · Nothing is open. */
export const nothingOpen = () => '您现在没有在办的事项。有事直接发给我。'

/** 17 · Urged. */
export const urged = ({ who }: { who?: string }) => `已催办${who ? ` ${who}` : ''}，记在进度里。`

/** 17 · Urged a moment ago; `at` and `again` as times, `left` as 「还剩 18 小时」. */
export const urgedTooSoon = ({
  at,
  again,
  state,
  left,
}: {
  at?: string
  again?: string
  state: string
  left?: string
}) =>
  `${at ? `${at} ` : '刚刚'}催过了${again ? `，${again} 后可以再催` : ''}。现在：${state}${left ? `，${left}` : ''}。`

/** 18 · Taken back. */
export const withdrawn = ({ number }: { number: string }) => `已撤销 ${no(number)}。需要时再发给我。`

/** 18 · Too late to take it back: it is done. */
export const tooLateToWithdraw = ({ number }: { number: string }) =>
  `${no(number)} 已经处理好，撤销不了。没解决回复 没解决。`

/** 19 · A person was asked for; `officer` masked. */
export const human = ({ community, officer }: { community: string; officer?: string }) =>
  `已转 ${community} 值班${officer ? ` ${officer}` : ''}，请直接说。`

/** 19 · Nobody is at the desk until `opensAt`. */
export const humanOffHours = ({ opensAt }: { opensAt: string }) =>
  `值班员 ${opensAt} 上班。您先说，我记着，上班就看。急事先打 110、119、120。`

/** 20 · Reported at night. */
export const filedAtNight = ({
  matter,
  number,
  street,
  respondBy,
}: {
  matter: string
  number: string
  street: string
  respondBy: string
}) =>
  lines(
    `已上报：${matter}。编号 ${no(number)}。`,
    `夜里由 ${street} 值班先接，最晚 ${respondBy} 有人回应。很急回复 人工。`,
  )

const dial: Readonly<Record<EmergencyKind, string>> = {
  fire: '请马上打 119，先到楼外。',
  gas: '先到室外，再打 119。别开灯，别打火。',
  violence: '先躲开，请马上打 110。',
  illness: '请马上打 120。',
  self_harm: '请马上打 120。',
}

/** 21 · An emergency: what to dial stands first. `officer` = whom we told; the place is asked for when it isn't known. */
export const emergency = ({
  kind,
  officer,
  placeKnown,
}: {
  kind: EmergencyKind
  officer?: string
  placeKnown?: boolean
}) => lines(dial[kind], `我已加急告诉值班员${officer ? ` ${officer}` : ''}。${placeKnown ? '' : '您在哪里？'}`)

/** 22 · An insult without a matter. */
export const insulted = () => '听得出您很着急。把事情和地点发给我，我马上上报；要找人回复 人工。'

/** 23 · A call-out was sent; `first` = who is asked first, 「李师傅」, and how far away. */
export const callOutSent = ({ trade, first }: { trade: string; first?: { metres: string; who: string } }) =>
  `正在给您找 ${trade} 师傅${first ? `，先问 ${first.metres} 外的 ${first.who}` : ''}。接单马上告诉您。`

/** 24 · 楼栋群 or 我的 without a bound dwelling. */
export const notBound = () => lines('还没有绑定住址。', '扫楼道里的二维码，或把小区和楼号发给我。')

/** 25 · Not understood. */
export const notUnderstood = () => lines('我没听明白。直接说事情和地点就行。', '也可以回复 查询、催一下、撤销、人工。')
