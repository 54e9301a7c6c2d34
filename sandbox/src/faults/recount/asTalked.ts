import type { Case } from '@jinlin/domain/cases/case'
import type { Conversation } from '../../load/conversations'
import { noPromise, promisedIn } from '../../load/promised'
import type { ChatMessage } from '../../wechat/types'
import type { Violation } from './evidence'

/** What one person said, what of it is stored and what they were answered. */
export type Talked = Pick<Conversation, 'openid' | 'plot'> & { cases: readonly Case[]; chat: readonly ChatMessage[] }

const wrong = (kind: 'lost' | 'two effects', { openid, plot }: Talked, what: string): Violation => ({
  rule: kind === 'lost' ? 'I1' : 'I7',
  kind,
  subject: `${openid} (${plot.name})`,
  what,
})

/** I1 and I7 for the account: whoever talked has exactly the cases of what they said, and every number that was promised is stored. */
export const asTalked = (all: readonly Talked[]): Violation[] =>
  all.flatMap((talk) => {
    const { plot, cases, chat } = talk
    const found: Violation[] = []
    if (cases.length > plot.cases) found.push(wrong('two effects', talk, `${cases.length} cases, not ${plot.cases}`))
    if (cases.length < plot.cases) found.push(wrong('lost', talk, `${cases.length} cases, not ${plot.cases}`))
    if (plot.withdrawn && cases.some(({ state }) => state !== 'withdrawn'))
      found.push(wrong('two effects', talk, 'taken back, and it goes on'))
    const stored = new Set(cases.map(({ number }) => number.slice(-6)))
    const { numbers } = chat.reduce((told, { text }) => promisedIn(text, told), noPromise)
    for (const number of numbers)
      if (!stored.has(number)) found.push(wrong('lost', talk, `${number} was promised and is not stored`))
    return found
  })
