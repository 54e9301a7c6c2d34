import { type Answer, type ApiClient, apiClient } from '../../load/apiClient'
import type { AckedCommand, AckedPhoto, AckedReport } from '../recount/evidence'

/** All that people were told during a run: what was acknowledged, and how often they were refused, overtaken or left without an answer. */
export type Told = {
  reports: AckedReport[]
  commands: AckedCommand[]
  photos: AckedPhoto[]
  refused: Map<string, number>
  overtaken: number
  unanswered: number
}

/** Nothing has been told yet. */
export const nothingTold = (): Told => ({
  reports: [],
  commands: [],
  photos: [],
  refused: new Map(),
  overtaken: 0,
  unanswered: 0,
})

const commandPath = /^\/api\/cases\/([^/]+)\/commands$/

/** Notes one last answer that is no yes. */
export function noteRefusal(told: Told, { status, error }: Answer<unknown>): void {
  if (status === 0 || status >= 500) told.unanswered += 1
  else if (error?.code === 'taken' || error?.code === 'case_moved') told.overtaken += 1
  else if (error) told.refused.set(error.code, (told.refused.get(error.code) ?? 0) + 1)
}

/** An API client that writes down every yes to a command. */
export function listeningClient(base: string, token: string, told: Told): ApiClient {
  const api = apiClient(base, token)
  const post: ApiClient['post'] = async <T>(path: string, body: unknown, key: string) => {
    const answer = await api.post<T>(path, body, key)
    const [, caseId] = commandPath.exec(path) ?? []
    if (caseId && answer.data) told.commands.push({ key, caseId, command: (body as { command: string }).command })
    else if (caseId && answer.status > 0 && answer.status < 500) noteRefusal(told, answer)
    return answer
  }
  return { ...api, post }
}
