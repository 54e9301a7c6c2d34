import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { LiveFrame } from '@jinlin/domain/live/frames'
import type { Behaviour } from '../../load/behaviour'
import { laterTimers } from '../../load/laterTimers'
import { liveScreen } from '../../load/liveScreen'
import { staffHands } from '../../load/staffHands'
import { taskLists } from '../../load/taskLists'
import { uploadPhoto } from '../../load/uploadPhoto'
import { listeningClient, type Told } from './told'

const resyncSeconds = 3
/** A phone is looked at now and then even when nothing rings, in seconds. */
const lookSeconds = 8

/** One leader or tradesperson at work, whose every yes from the server is written down. */
export function faultStaff(base: string, token: string, behaviour: Behaviour, told: Told): { stop: () => void } {
  const timers = laterTimers(behaviour)
  const api = listeningClient(base, token, told)
  const photo = async (key: string) => {
    const id = await uploadPhoto(base, token, key)
    told.photos.push({ key, id })
    return id
  }
  const hands = staffHands({ api, photo, random: behaviour.random, later: timers.later })
  const act = (found: PresentedCase) => {
    if (found.offer?.mine) hands.offered(found, found.offer.round)
    else if (found.assignee?.mine) hands.work(found)
    else if (found.commands.includes('claim')) hands.pooled(found)
  }
  const lists = taskLists(api, act)
  const onFrame = (frame: LiveFrame) => {
    if ('case' in frame) act(frame.case)
    else if ('resync' in frame || 'ready' in frame) lists.within(resyncSeconds, 0, screen.subscribe)
  }
  const screen = liveScreen(base, token, onFrame)
  const looking = setInterval(() => lists.within(lookSeconds), 1000 * lookSeconds * (0.8 + 0.4 * behaviour.random()))
  return {
    stop: () => {
      clearInterval(looking)
      timers.stop()
      lists.stop()
      screen.close()
    },
  }
}
