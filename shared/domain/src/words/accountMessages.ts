import type { EmergencyKind } from '../understanding/emergencyKinds'
import { fitting, tap } from './fitting'
import { lines } from './lines'
import { shortNumber as no } from './persons'

export * from './commandMessages'
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
  fitting((cut) =>
    lines(`已绑定 ${cut(place)}。`, group ? '邻居群：〔加入楼栋群〕。有事直接发给我。' : '有事直接发给我。'),
  )

type AskPlace = { matter: string; inbox: string; unknown?: boolean }
/** 3 · Words, voice or a picture without a place; `inbox` = the account's community, else the centre; `unknown` = a place was named and is none we know, or one of several. */
export const askPlace = ({ matter, inbox, unknown }: AskPlace) =>
  fitting((cut) =>
    lines(
      `收到：${cut(matter)}。${unknown ? '地点没对上，' : ''}在哪里？`,
      '发个位置，或回复小区和楼号。',
      `10 分钟内没收到，先交 ${cut(inbox)} 核实地点。`,
    ),
  )

const takenDown = { words: '记下了', photo: '照片收到了', voice: '语音收到了' } as const
type More = { what: keyof typeof takenDown; nth: number; unknown?: boolean; waitsUntil: string; inbox: string }
/** 3 · More was said, and still not where: it is kept, and the question is not put again. The first time (`nth` 1) how to say it, then until when it is waited for, then only that it is missing; `unknown` as above. */
export const placeStillMissing = ({ what, nth, unknown, waitsUntil, inbox }: More) =>
  fitting((cut) => {
    if (unknown) return `${takenDown[what]}，可地点没对上。点 ＋，发个 位置 最准。`
    if (nth <= 1) return `${takenDown[what]}，就差地点。点 ＋，发个 位置，或说是哪个小区几号楼。`
    if (nth === 2) return `${takenDown[what]}。${waitsUntil} 前不知道在哪里，就先请 ${cut(inbox)} 核实，不会落下。`
    return `${takenDown[what]}，还等您一个地点。`
  })

/** 4 · A place without a matter. */
export const askMatter = ({ place }: { place: string }) =>
  fitting((cut) => `位置收到：${cut(place)}。是什么事？说一句或拍张照片。`)

/** 5 · A picture or voice alone from somebody who is bound. */
export const filedWithoutWords = ({ place, number, respondBy }: { place: string; number: string; respondBy: string }) =>
  fitting((cut) =>
    lines(
      `收到，已上报：${cut(place)}。编号 ${no(number)}，最晚 ${respondBy} 有人回应。`,
      '能说一句是什么事吗？不说也会有人去看。不在这里就发个位置。',
    ),
  )

type Filed = { matter: string; place: string; number: string; respondBy: string; closeBy: string }
/** 6 · Reported. */
export const filed = ({ matter, place, number, respondBy, closeBy }: Filed) =>
  fitting((cut, tight) =>
    lines(
      `已上报：${tight(matter)}，${cut(place)}。编号 ${no(number)}。`,
      `最晚 ${respondBy} 有人回应，${closeBy} 前办结。`,
      '不在这里就发个位置，发错了回复 撤销。',
    ),
  )

/** The letters a choice is answered with; ratings are digits. */
export const choiceLetters = ['A', 'B', 'C'] as const

const choicesText = (choices: readonly string[], cut: (text: string) => string) =>
  choices.map((choice, at) => `${tap(choiceLetters[at] ?? '', `${choiceLetters[at]} ${cut(choice)}`)}`).join('，')

type Before = { matter: string; number: string; inbox?: string }
/** 6 · Another matter was begun: the one in the making is reported; `inbox` = who looks where it is, when nobody said it. Stands in front of the answer. */
export const filedBefore = ({ matter, number, inbox }: Before) =>
  fitting((cut) => `前面的已上报：${cut(matter)}。编号 ${no(number)}${inbox ? `，先交 ${cut(inbox)} 核实地点` : ''}。`)

type Unsure = Omit<Filed, 'closeBy'> & { choices: readonly string[] }
/** 6 · Reported, but the words could mean several things: up to three to choose from with one tap, or with their letter. */
export const filedUnsure = ({ matter, place, number, respondBy, choices }: Unsure) =>
  fitting((cut, tight) =>
    lines(
      `已上报：${cut(matter)}，${cut(place)}。编号 ${no(number)}。`,
      `最晚 ${respondBy} 有人回应。`,
      `点一下是哪类：${choicesText(choices, tight)}。`,
    ),
  )

/** 6 · A kind was chosen; `handler` = who has it already and is told. */
export const chosen = ({ matter, number, closeBy }: { matter: string; number: string; closeBy: string }) =>
  fitting((cut) => `记下了，是 ${cut(matter)}。${no(number)} ${closeBy} 前办结。`)

/** 6 · A kind was chosen when somebody had it already. */
export const chosenLate = ({ matter, number, handler }: { matter: string; number: string; handler: string }) =>
  fitting((cut) => `记下了，是 ${cut(matter)}。已告诉处理 ${no(number)} 的 ${handler}。`)

/** 6 · More for a case just reported. */
export const addedTo = ({ number, choices = [] }: { number: string; choices?: readonly string[] }) =>
  fitting((cut) =>
    lines(`已加到 ${no(number)}。`, choices.length > 0 && `点一下是哪类：${choicesText(choices, cut)}。`),
  )

/** 7 · A neighbour reported the same; `at` as 「今天 13:50」. */
export const neighbourReported = ({ at, handler }: { at: string; handler?: string }) =>
  lines(
    `邻居 ${at} 已上报同一件事，${handler ? `${handler} 正在处理` : '正在派人'}。`,
    '一起关注回复 +1，不是同一件回复 不是。',
  )

/** 7 · The answer to +1. */
export const joined = ({ followers, number, left }: { followers: number; number: string; left: string }) =>
  `已加上您，现在 ${followers} 位邻居在关注。编号 ${no(number)}，${left}。`

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
  fitting((cut) =>
    lines(
      `已上报：${cut(matter)}。编号 ${no(number)}。`,
      `夜里由 ${cut(street)} 值班先接，最晚 ${respondBy} 有人回应。很急回复 人工。`,
    ),
  )

const dial: Readonly<Record<EmergencyKind, string>> = {
  fire: '请马上打 119，先到楼外。',
  gas: '先到室外，再打 119。别开灯，别打火。',
  lift: '请马上打 119，再按电梯里的报警键。别扒门。',
  violence: '先躲开，请马上打 110。',
  illness: '请马上打 120。',
  self_harm: '请马上打 120。',
  help: '请马上打 110；起火、被困打 119，急病打 120。',
}

/** What is dialled as well, when there is another danger beside the first. */
const dialToo: Readonly<Record<EmergencyKind, string>> = {
  fire: '起火打 119。',
  gas: '煤气漏了打 119，别开灯，别打火。',
  lift: '有人被困打 119。',
  violence: '有人行凶打 110。',
  illness: '有人病倒、受伤打 120。',
  self_harm: '有人想不开打 120。',
  help: '',
}

/** 21 · An emergency: what to dial stands first, the most urgent kind in front. `officer` = whom we told; the place is asked for when it isn't known, and said when it has just come (`place`). */
export const emergency = ({
  kinds: [first = 'help', ...others],
  officer,
  placeKnown,
  place,
}: {
  kinds: readonly EmergencyKind[]
  officer?: string
  placeKnown?: boolean
  place?: string
}) =>
  fitting((cut) =>
    lines(
      dial[first] + others.map((each) => dialToo[each]).join(''),
      `我已加急告诉值班员${officer ? ` ${officer}` : ''}${place ? `，地点 ${cut(place)}` : ''}。${placeKnown || place ? '' : '您在哪里？'}`,
    ),
  )

/** 22 · An insult without a matter. */
export const insulted = () => '听得出您很着急。把事情和地点发给我，我马上上报；要找人回复 人工。'

/** 23 · A call-out was sent; `first` = who is asked first, 「李师傅」, and how far away. */
export const callOutSent = ({ trade, first }: { trade: string; first?: { metres: string; who: string } }) =>
  `正在给您找 ${trade} 师傅${first ? `，先问 ${first.metres} 外的 ${first.who}` : ''}。接单马上告诉您。`

/** 24 · 楼栋群 or 我的 without a bound dwelling. */
export const notBound = () => lines('还没有绑定住址。', '扫楼道里的二维码，或把小区和楼号发给我。')

/** 25 · Not understood. */
export const notUnderstood = () => lines('我没听明白。直接说事情和地点就行。', '也可以回复 查询、催一下、撤销、人工。')
