import type { NewCaseBodyInput } from '@jinlin/domain/cases/caseApi'
import type { Draft } from './phone'

/** Where the next report is, as the API takes it, and how we say it. */
export type ReportPlace = {
  kind: Draft['place']
  text?: string
  body: Pick<NewCaseBodyInput, 'point' | 'dwellingId' | 'placeText' | 'placeUnknown'>
}

let chosen: ReportPlace | undefined

/** A place picked by hand holds until it is cleared or the app is closed. */
export const choosePlace = (place: ReportPlace | undefined): void => {
  chosen = place
}
/** The place picked by hand, if any. */
export const chosenPlace = (): ReportPlace | undefined => chosen
