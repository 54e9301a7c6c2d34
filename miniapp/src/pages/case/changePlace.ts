import type { ReportPlace } from '../../services/chosenPlace'
import { give } from '../../services/give'

/** Gives a case another place; free until somebody has accepted. */
export function changePlace(lane: string, { body }: ReportPlace): void {
  const { placeUnknown: _unknown, ...where } = body
  void give(lane, { command: 'change_place', ...where })
}
