import type { IncomingMessage, ServerResponse } from 'node:http'
import { wrongClock, wrongReplay } from '../words/running'
import { readJsonBody } from './readJsonBody'
import { replayMark } from './replayMark'
import { sendJson } from './sendJson'

/** What the clock's pages may ask of the town. */
export type ClockHands = {
  /** Which town this is: another one after it was sown anew. */
  townId: () => Promise<string>
  /** 1 = real time, 60 = a minute passes in a second. */
  speed: () => Promise<number>
  setSpeed: (speed: number) => Promise<void>
}

const clockOf = (speed: number) => ({ fast: speed > 1, speed })

/** The speed somebody asks for: `{fast: true}` is 60, `{speed}` between 1 and 3600 as it is; undefined for anything else. */
const wantedSpeed = ({ fast, speed }: Record<string, unknown>): number | undefined => {
  if (typeof fast === 'boolean') return fast ? 60 : 1
  return typeof speed === 'number' && speed >= 1 && speed <= 3600 ? speed : undefined
}

const refuse = (to: ServerResponse, message: string): void => sendJson(to, 400, { error: { code: 'invalid', message } })

/** What the desk asks once a second: `clock` answers and moves the town's clock, and says which town it is and whether a replay goes on; `replay` hears that from the replay (`{going}`). */
export const clockRoutes = (hands: ClockHands) => {
  const replay = replayMark()
  const move = async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const speed = wantedSpeed(await readJsonBody(from))
    if (speed === undefined) return refuse(to, wrongClock)
    await hands.setSpeed(speed)
    sendJson(to, 200, { data: clockOf(speed) })
  }
  return {
    clock: async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
      if (from.method === 'POST') return move(from, to)
      const [speed, town] = await Promise.all([hands.speed(), hands.townId()])
      sendJson(to, 200, { data: { ...clockOf(speed), town, replaying: replay.goesOn(Date.now()) } })
    },
    replay: async (from: IncomingMessage, to: ServerResponse): Promise<void> => {
      const { going } = await readJsonBody(from)
      if (typeof going !== 'boolean') return refuse(to, wrongReplay)
      replay.tell(going, Date.now())
      sendJson(to, 200, { data: { going } })
    },
  }
}
