import type { Case } from '@jinlin/domain/cases/case'
import type { Conversation } from '../../load/conversations'
import { noPromise, promisedIn } from '../../load/promised'
import type { ChatMessage } from '../../wechat/types'
import { doneBefore, neverReported } from '../../words/conversations'
import type { Violation } from './evidence'

/** What one person said, what of it is stored and what they were answered. */
export type Talked = Pick<Conversation, 'openid' | 'plot' | 'unheard'> & {
  cases: readonly Case[]
  chat: readonly ChatMessage[]
}

const wrong = (kind: 'lost' | 'two effects', { openid, plot }: Talked, what: string): Violation => ({
  rule: kind === 'lost' ? 'I1' : 'I7',
  kind,
  subject: `${openid} (${plot.name})`,
  what,
})

/** Whether words were filed by themselves before they were taken back: ten minutes of the rules are ten seconds here, and a store may be away for as long. Then there is one case, withdrawn, and nobody was told that there was none. */
const isFiledBefore = ({ plot, cases, chat }: Talked): boolean =>
  plot.name === 'dropped' && cases.length === 1 && !chat.some(({ text }) => text.includes(neverReported))

/** Whether it was done before it could be taken back, as whoever said 撤销 was told: a leader may be quick, and a store may be away before the words are heard. */
const isDoneBefore = ({ number, timeline }: Case, { chat }: Talked): boolean =>
  timeline.some(({ command }) => command === 'resolve') &&
  chat.some(({ text }) => text.startsWith(doneBefore(number.slice(-6))))

/** What the last of them became, and what was said to it at last, for whoever looks for the reason. */
const endOf = ({ cases, chat }: Talked): string =>
  `${cases.at(-1)?.number} is ${cases.at(-1)?.state}, and was answered 「${chat.at(-1)?.text}」`

/** Whether the cases are other ones than those of the plot: too many, or not taken back. */
function beyondPlot(talk: Talked): Violation[] {
  const { plot, cases } = talk
  const goesOn = plot.withdrawn && cases.some((each) => each.state !== 'withdrawn' && !isDoneBefore(each, talk))
  const tooMany = cases.length > plot.cases && !isFiledBefore(talk)
  return [
    ...(tooMany ? [wrong('two effects', talk, `${cases.length} cases, not ${plot.cases}`)] : []),
    ...(goesOn ? [wrong('two effects', talk, `taken back, and it goes on: ${endOf(talk)}`)] : []),
  ]
}

/**
 * I1 and I7 for the account: whoever talked has the cases of what they said, and every number that was promised is stored. Whoever was told that the account is
 * away and said it again has sent another message, which may be another report: then there are at least so many.
 */
export const asTalked = (all: readonly Talked[]): Violation[] =>
  all.flatMap((talk) => {
    const { plot, cases, chat, unheard } = talk
    const found = unheard === 0 ? beyondPlot(talk) : []
    if (cases.length < plot.cases) found.push(wrong('lost', talk, `${cases.length} cases, not ${plot.cases}`))
    const stored = new Set(cases.map(({ number }) => number.slice(-6)))
    const { numbers } = chat.reduce((told, { text }) => promisedIn(text, told), noPromise)
    for (const number of numbers)
      if (!stored.has(number)) found.push(wrong('lost', talk, `${number} was promised and is not stored`))
    return found
  })
