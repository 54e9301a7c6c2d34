import { openOne } from '@jinlin/backend/inbox/draftsTogether'
import { type PlaceSaid, placeSaid } from '@jinlin/backend/inbox/placeSaid'
import { emergencyIn } from '@jinlin/domain/understanding/emergency'
import { type Intent, intentOf } from '@jinlin/domain/understanding/intent'
import * as say from '@jinlin/domain/words/accountMessages'
import { isAdvert } from './advert'
import { choose } from './choose'
import { correctPlace } from './correctPlace'
import { homeText } from './home'
import { idle } from './idle'
import { isInsult } from './insult'
import { joinFresh } from './joinFresh'
import { mistake } from './mistake'
import { joinNeighbour, notTheSame } from './neighbour'
import { onEmergency } from './onEmergency'
import { groupAnswer } from './onGroup'
import { onHuman } from './onHuman'
import { addLine, rate } from './rate'
import { report } from './report'
import { smallTalkText } from './smallTalk'
import { solved, still, stillNotSolved } from './solved'
import { status } from './status'
import type { Turn } from './turn'
import { urge } from './urge'
import { withdraw } from './withdraw'

/** What a command word does; null from it = there was nothing it could mean. */
const commands: Record<Intent['kind'], (turn: Turn, intent: Intent, words: string) => Promise<string | null>> = {
  query: (turn, { number }) => status(turn, number),
  urge: (turn, { number }) => urge(turn, number),
  withdraw: (turn, { number }) => withdraw(turn, number),
  mistake: (turn, { number }) => mistake(turn, number),
  human: (turn, { number }) => onHuman(turn, number),
  not_solved: (turn, { number }) => stillNotSolved(turn, number),
  solved: (turn, { number }, words) => solved(turn, words, number),
  still: (turn, _, words) => still(turn, words),
  join: (turn) => joinNeighbour(turn),
  not_same: (turn) => notTheSame(turn),
  home: async (turn) => homeText(turn),
  group: (turn) => groupAnswer(turn),
  choice: (turn, intent) => ('at' in intent ? choose(turn, intent.at) : Promise.resolve(null)),
  rating: (turn, intent) => ('stars' in intent ? rate(turn, intent) : Promise.resolve(null)),
}

/** The voice the words were spoken with: here, or still to be fetched. */
type Voice = { attachmentId: string } | { coming: true }

/** Words: an emergency before anything, then a command, then a word on a low rating, then what has no matter in it, then more for a fresh case, else a report. */
export async function onWords(turn: Turn, words: string, voice?: Voice): Promise<string | null> {
  const text = words.trim()
  const emergency = emergencyIn(text)
  if (emergency) return onEmergency(turn, emergency, text)
  const intent = intentOf(text)
  const done = intent && (await commands[intent.kind](turn, intent, text))
  if (done) return done
  // 「还是不亮」 with nothing it could be about is a report
  const talk = intent && intent.kind !== 'still' ? say.notUnderstood() : smallTalkText(text)
  if (talk) return idle(turn, talk)
  const line = await addLine(turn, text)
  if (line) return line
  if (isInsult(text)) return idle(turn, say.insulted())
  if (isAdvert(text)) return idle(turn, say.notUnderstood(), 'advert')
  return onReport(turn, text, voice)
}

/** Words with a matter or a place in them. Nothing but a place is the place of what was or will be said. */
async function onReport(turn: Turn, text: string, voice: Voice | undefined): Promise<string | null> {
  const said = await placeSaid(text, turn.account.areaPath, turn)
  if (said?.bare && said.place && !voice)
    return (await correctPlace(turn, said.place)) ?? report(turn, { place: said.place })
  const part = { words: text, ...voice, ...(await whereIn(turn, said)) }
  return (await joinFresh(turn, part)) ?? report(turn, part)
}

/** A position that was sent is better than an address in the words. */
async function whereIn(turn: Turn, said: PlaceSaid | undefined) {
  if (!said || openOne(await turn.talk.drafts())?.place?.point) return {}
  return said.place ? { place: said.place } : { unclear: true }
}
