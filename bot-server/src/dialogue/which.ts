import type { Case } from '@jinlin/domain/cases/case'
import { maskedCase } from '@jinlin/domain/cases/maskedCase'
import * as say from '@jinlin/domain/words/accountMessages'
import type { CaseLine } from '@jinlin/domain/words/commandMessages'
import { placeText } from '@jinlin/domain/words/whom'
import { type Asked, whichAsks } from '../words/which'
import { matterOf } from './matterOf'
import type { Turn } from './turn'

/** So many of several cases are named in one message. */
export const mostNamed = 3

/** A case as this person may read it: of a neighbour's, neither the door nor numbers in words. */
export const seenBy = ({ talk }: Turn, found: Case): Case =>
  maskedCase(found, { doors: !isOwn(found, talk), numbers: !isOwn(found, talk) })

/** Whether this person reported it. */
export const isOwn = ({ reporter }: Case, { userId }: Turn['talk']): boolean => reporter.userId === userId

/** One of several in a line. */
export function lineOf(turn: Turn, found: Case): CaseLine {
  const { number, category, words, place } = seenBy(turn, found)
  return { number, matter: matterOf(category, words), place: placeText({ place }, turn) }
}

/** Asks which of several a command is about; a tap answers. `line` = what was said beside stars. */
export function whichText(turn: Turn, asked: Asked, cases: readonly Case[], line?: string): string {
  const beside = line && sendable.test(line) ? { line } : {}
  const named = cases.slice(0, mostNamed).map((each) => lineOf(turn, each))
  return say.whichOne({ ...whichAsks(asked), ...beside, cases: named })
}

/** What a tap can carry: it stands in a link. */
const sendable = /^[\p{Script=Han}，。、]{1,40}$/u
