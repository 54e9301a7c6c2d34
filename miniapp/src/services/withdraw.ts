import { caseWords } from '../words/case'
import { give } from './give'
import { say } from './go'

/** Takes a case back, and says how that went: it has ended, or goes on for the neighbours who follow it. `lane` is a case's id or a draft's key. */
export async function withdraw(lane: string): Promise<void> {
  const outcome = await give(lane, { command: 'withdraw' })
  if ('sent' in outcome) say(outcome.sent.state === 'withdrawn' ? caseWords.undone : caseWords.goesOn)
}
