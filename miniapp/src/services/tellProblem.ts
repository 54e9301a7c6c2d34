import { common } from '../words/common'
import { Refused, Unreachable } from './api'
import { say } from './go'

/** Whether the server has said in words what is the matter. */
const isSaid = (error: unknown): error is Error =>
  error instanceof Refused || (error instanceof Unreachable && error.noRoom)

/** What somebody is told when a call did not do what they tapped: the server's own words, or that no answer came. */
export const problemText = (error: unknown): string => (isSaid(error) && error.message) || common.noAnswer

/** Says it. */
export const tellProblem = (error: unknown): void => say(problemText(error))
