import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { apiClient, postUntilAnswered } from './apiClient'
import type { Behaviour } from './behaviour'
import type { Filed } from './fileReports'
import { logNormal } from './random'

/** Residents who look at their phone now and then and rate what is 待确认 (median ten minutes after it is ready). */
export function simulatedResidents(base: string, behaviour: Behaviour) {
  const timers = new Set<NodeJS.Timeout>()
  const look = (one: Filed) => {
    const timer = setTimeout(
      () => {
        timers.delete(timer)
        rateIfReady(base, one, behaviour).then(
          (done) => done || look(one),
          () => look(one),
        )
      },
      (1000 * logNormal(behaviour.random, 1200, 0.5)) / behaviour.speed,
    )
    timers.add(timer)
  }
  const stop = () => {
    for (const timer of timers) clearTimeout(timer)
  }
  return { watch: look, stop }
}

async function rateIfReady(base: string, one: Filed, behaviour: Behaviour): Promise<boolean> {
  const api = apiClient(base, one.token)
  const { data } = await api.get<PresentedCase>(`/api/cases/${one.id}`)
  if (data?.state === 'closed') return true
  if (data?.state !== 'resolved') return false
  const stars = 3 + Math.floor(behaviour.random() * 3)
  const answer = await postUntilAnswered(
    api,
    `/api/cases/${one.id}/commands`,
    { command: 'rate', stars },
    `rate-${one.id}-${data.turn}`,
  )
  return answer.status === 200 || answer.status === 201
}
