import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import { apiClient } from './apiClient'
import type { Behaviour } from './behaviour'
import { laterTimers } from './laterTimers'
import { liveScreen } from './liveScreen'
import { staffHands } from './staffHands'
import { taskLists } from './taskLists'
import { uploadPhoto } from './uploadPhoto'

/** As the real phone: a moment of its own after `resync` and on a line it got back, in seconds. */
const resyncSeconds = 3

export type StaffEvents = { shown: (found: PresentedCase) => void }

/** One grid leader or tradesperson with the phone in hand: sees offers live, answers after a log-normal delay, works and resolves. */
export function simulatedStaff(base: string, token: string, behaviour: Behaviour, events: StaffEvents) {
  const timers = laterTimers(behaviour)
  const act = inHands(base, token, behaviour, timers.later, events)
  const lists = taskLists(apiClient(base, token), act)
  let known = false
  const onFrame = (frame: LiveFrame) => {
    if ('case' in frame) act(frame.case)
    else if ('resync' in frame || ('ready' in frame && known)) lists.within(resyncSeconds, 0, screen.subscribe)
    else if ('ready' in frame) lists.within(0)
    known ||= 'ready' in frame
  }
  const screen = liveScreen(base, token, onFrame)
  return {
    stop: () => {
      timers.stop()
      lists.stop()
      screen.close()
    },
  }
}

/** What becomes of a case that comes to the screen. */
function inHands(
  base: string,
  token: string,
  { random }: Behaviour,
  later: ReturnType<typeof laterTimers>['later'],
  events: StaffEvents,
) {
  const photo = (key: string) => uploadPhoto(base, token, key)
  const hands = staffHands({ api: apiClient(base, token), photo, random, later })
  return (found: PresentedCase) => {
    if (found.offer?.mine) {
      events.shown(found)
      hands.offered(found, found.offer.round)
    } else if (found.assignee?.mine) hands.work(found)
    else if (found.commands.includes('claim')) hands.pooled(found)
  }
}
