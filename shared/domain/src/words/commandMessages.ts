import { fitting, tap } from './fitting'
import { lines } from './lines'
import { shortNumber as no } from './persons'
import { shorten } from './whom'

// The account's messages 14–19: what is answered to stars, 没解决, 查询, 催一下, 撤销 and 人工.

type Rated = { stars: number; number: string; community: string; line?: string }
/** 14 · Rated; one and two stars are asked what was missing, unless they said it. */
export const rated = ({ stars, number, community, line }: Rated) =>
  stars <= 2 && !line
    ? `收到 ${stars} 分。哪里没做好？说一句，${community} 会看。`
    : `收到 ${stars} 分，谢谢。${no(number)} 已办结。`

/** 14 · Stars for what has some already. */
export const ratedBefore = ({ stars, number }: { stars: number; number: string }) =>
  `${no(number)} 您打过 ${stars} 分了，谢谢。要是没解决，回复 没解决。`

/** 14 · Solved, said without stars. */
export const confirmed = ({ number }: { number: string }) => `谢谢，${no(number)} 已办结。`

/** 15 · Not solved. */
export const notSolved = ({ who, number, closeBy }: { who?: string; number: string; closeBy: string }) =>
  `明白，没解决。${no(number)} 已重新派${who ? `给 ${who}` : '出'}，记为返工。${closeBy} 前办结。`

type Status = { number: string; matter: string; state: string; handler?: string; clock?: string }
/** 16 · Where a case stands; `clock` as one of the sentences below, absent once no clock runs. */
export const status = ({ number, matter, state, handler, clock }: Status) =>
  fitting((cut) => lines(`${no(number)} ${cut(matter)}：${state}${handler ? `，${handler}` : ''}。`, clock))

/** 16 · The clock that runs: until somebody responds, else until it is closed; `left` as 「还剩 2 天 18 小时」. */
export const clockLeft = ({ left, by, waiting }: { left: string; by: string; waiting: boolean }) =>
  `${left}，最晚 ${by}${waiting ? ' 有人回应' : ''}。`

/** 16 · The clock is over: nobody has responded, or it is not closed. */
export const clockLate = ({ left, closeBy, waiting }: { left: string; closeBy: string; waiting: boolean }) =>
  waiting ? `还没有人回应，${left}。${closeBy} 前办结。` : `${left}，应在 ${closeBy} 前办结。`

/** One of several cases in a line: number, matter, place in short. */
export type CaseLine = { number: string; matter: string; place: string }
const lineOf = ({ number, matter, place }: CaseLine, shown = no(number)) =>
  `${shown} ${shorten(matter, 10)}，${shorten(place, 16)}`

type Several = { cases: readonly (CaseLine & { clock: string })[]; more: number }
/** 16 · Several are under way: a line each with its clock, and the number as a tap asks for that one; `more` = how many there are beside them. */
export const severalOpen = ({ cases, more }: Several) =>
  lines(
    ...cases.map((each) => `${lineOf(each, tap(no(each.number), no(each.number)))}：${each.clock}。`),
    `${more > 0 ? `还有 ${more} 件，在小程序里看。` : ''}点编号看那一件。`,
  )

/** 16 · The clock of one of several: `waiting` = nobody has it yet; `left` as 「还剩 18 小时」. */
export const shortClock = ({ state, left, waiting }: { state: string; left?: string; waiting: boolean }) =>
  waiting ? lined('等人接单', left) : lined(state, left)

const lined = (...parts: (string | undefined)[]) => parts.filter(Boolean).join('，')

/** 16 · One of several that is done; `mine` = it waits for the reader's own word. */
export const shortDone = ({ mine }: { mine: boolean }) => `处理好了${mine ? '，等您确认' : ''}`

type WhichOne = { ask: string; command: string; line?: string; cases: readonly CaseLine[] }
/** 14, 15, 17, 18 · A command that may be about several cases; a tap on one sends `command` and what was said beside it (`line`) with its number. No space in it: a tap holds none. */
export const whichOne = ({ ask, command, line, cases }: WhichOne) =>
  lines(
    `${ask}点一下，或回复 ${command} 加编号。`,
    ...cases.map((each) => tap(`${command}${line ? `，${line}` : ''}：${no(each.number)}`, lineOf(each))),
  )

/** 16 · Nothing is open. */
export const nothingOpen = () => '您现在没有在办的事项。有事直接发给我。'

/** 17 · Urged; the second line says which one it was. */
export const urged = ({ who, number, matter }: { who?: string; number: string; matter: string }) =>
  fitting((cut) => lines(`已催办${who ? ` ${who}` : ''}，记在进度里。`, `编号 ${no(number)}，${cut(matter)}。`))

/** 17 · Urged a moment ago; `at` and `again` as times, `left` as 「还剩 18 小时」. */
export const urgedTooSoon = ({
  at,
  again,
  state,
  left,
  number,
  matter,
}: {
  at?: string
  again?: string
  state: string
  left?: string
  number: string
  matter: string
}) =>
  fitting((cut) =>
    lines(
      `${at ? `${at} ` : '刚刚'}催过了${again ? `，${again} 后可以再催` : ''}。现在：${state}${left ? `，${left}` : ''}。`,
      `编号 ${no(number)}，${cut(matter)}。`,
    ),
  )

/** 18 · Taken back. */
export const withdrawn = ({ number, matter }: { number: string; matter?: string }) =>
  fitting((cut) => `已撤销 ${no(number)}${matter ? ` ${cut(matter)}` : ''}。需要时再发给我。`)

/** 18 · Too late to take it back: it is done. */
export const tooLateToWithdraw = ({ number }: { number: string }) =>
  `${no(number)} 已经处理好，撤销不了。没解决回复 没解决。`

type Named = { number: string; matter: string }
/** Which case a human is asked about, and those it may be about instead. */
type About = { about?: Named; others?: readonly Named[] }

const aboutLine = (about: Named | undefined, cut: (text: string) => string) =>
  about && `说的是 ${no(about.number)} ${cut(about.matter)}。`
const byNumber = '回复 人工 加编号'

/** 19 · A person was asked for; `officer` masked. A tap on another case, or its number, says that it is about that one. */
export const human = ({ community, officer, about, others = [] }: About & { community: string; officer?: string }) =>
  fitting((cut, tight) => {
    const named = others.map(({ number, matter }) => tap(`人工：${no(number)}`, `${no(number)} ${tight(matter)}`))
    return lines(
      `已转 ${cut(community)} 值班${officer ? ` ${officer}` : ''}，请直接说。`,
      aboutLine(about, tight),
      named.length > 0 && `说另一件，点 ${named.join('、')}，或${byNumber}。`,
    )
  })

/** 19 · Nobody is at the desk until `opensAt`. */
export const humanOffHours = ({ opensAt, about, others = [] }: About & { opensAt: string }) =>
  fitting((_, tight) =>
    lines(
      `值班员 ${opensAt} 上班。您先说，我记着，上班就看。急事先打 110、119、120。`,
      aboutLine(about, tight),
      others.length > 0 && `说另一件，${byNumber}。`,
    ),
  )
