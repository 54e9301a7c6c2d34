import { common } from '../words/common'
import { Refused } from './api'
import { say } from './go'

/** What somebody is told when a call did not do what they tapped: the refusal's own words, or that no answer came. */
export const problemText = (error: unknown): string =>
  error instanceof Refused && error.message ? error.message : common.noAnswer

/** Says it. */
export const tellProblem = (error: unknown): void => say(problemText(error))
