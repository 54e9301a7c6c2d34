import type { Behaviour } from './behaviour'
import type { Filed } from './fileReports'
import { simulatedResidents } from './simulatedResidents'
import { simulatedStaff } from './simulatedStaff'

/** Everybody of a replay: a phone in every hand of the staff, and residents who watch what they filed. `shownAt` = when each case was first offered on a screen (performance.now()). */
export async function replayPeople(api: string, staff: readonly { token: string }[], behaviour: Behaviour) {
  const shownAt = new Map<string, number>()
  const shown = ({ id }: { id: string }) => void (shownAt.has(id) || shownAt.set(id, performance.now()))
  const phones = await takeOut(staff, ({ token }) => simulatedStaff(api, token, behaviour, { shown }))
  const residents = simulatedResidents(api, behaviour)
  return {
    shownAt,
    watch: (one: Filed) => residents.watch(one),
    stop: () => {
      for (const phone of phones) phone.stop()
      residents.stop()
    },
  }
}

/** Phones come out of the pocket one after the other, a hundred and sixty in a second, and have their tasks a moment later. */
async function takeOut<S, P>(staff: readonly S[], phone: (one: S) => P): Promise<P[]> {
  const out: P[] = []
  for (const one of staff) {
    out.push(phone(one))
    if (out.length % 16 === 0) await new Promise((r) => setTimeout(r, 100))
  }
  await new Promise((r) => setTimeout(r, 3000))
  return out
}
