import type { PresentedEntrance } from '@jinlin/domain/groups/presentedGroup'
import { common } from '../words/common'
import { place as words } from '../words/home'
import { Refused } from './api'
import type { ReportPlace } from './chosenPlace'
import { say } from './go'
import { readSign, scanSign } from './homes'

/** The place whose sign the person scans, and nobody's home moves by it; undefined when they turned back, or when the sign names no place we know, which is said. */
export async function scanPlace(): Promise<ReportPlace | undefined> {
  const qr = await scanSign()
  if (!qr) return undefined
  try {
    const place = placeOf(await readSign(qr))
    if (!place) say(words.unmapped)
    return place
  } catch (error) {
    say(error instanceof Refused ? words.unknownSign : common.noAnswer)
    return undefined
  }
}

/** One door where the code was that of a door, else the point of the entrance. */
function placeOf({ doors, doorId, point, text }: PresentedEntrance): ReportPlace | undefined {
  const door = doors.find(({ id }) => id === doorId)
  if (door) return { kind: 'chosen', text: `${text} ${door.room}`, body: { dwellingId: door.id } }
  return point && { kind: 'chosen', text, body: { point, placeText: text } }
}
