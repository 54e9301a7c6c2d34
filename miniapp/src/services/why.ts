import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { call } from './session'

/** Somebody a case could go to; without `why` they can be sent, with it `text` says what keeps them from it. Metres absent where nobody knows where they are. */
export type Neighbour = {
  userId: string
  name: string
  role: string
  areaName?: string
  metres?: number
  openJobs: number
  offers: number
  why?: string
  text?: string
}
/** Somebody a case was held out to, why them, and what became of it. */
export type AskedPerson = { name: string; at: string; reason: string; outcome: string; text: string }
/** Why a case went to whom it went, or to nobody, as things stand now; `person` = the one asked about. */
export type Explanation = { text: string; asked: AskedPerson[]; people: Neighbour[]; person?: Neighbour }

/** Fetches it; with a person, also about them. Throws `Refused` or `Unreachable`. */
export const loadWhy = (caseId: string, person?: string): Promise<Explanation> =>
  call<Explanation>({
    method: 'GET',
    path: `/api/cases/${caseId}/dispatch${person ? `?person=${encodeURIComponent(person)}` : ''}`,
  })

/** Whether this case is watched over by the person on this phone: what only a superior may do stands among the commands. */
export const isOverseen = ({ commands, reporter }: PresentedCase): boolean =>
  !reporter?.mine && (commands.includes('assign') || commands.includes('supervise'))
