import { apiClient, postUntilAnswered } from './apiClient'
import type { Report } from './reports'

/** An acknowledged report; `ms` = from the tap to the answer, on performance.now() like `tappedAt`. */
export type Filed = { id: string; token: string; tappedAt: number; ms: number; key: string }

/** Files the reports at `rate` a second without waiting for answers, each placed near a seeded grid centre; resolves when all are answered. */
export async function fileReports(
  base: string,
  reports: readonly Report[],
  tokens: readonly string[],
  centres: readonly [number, number][],
  rate: number,
  random: () => number,
  onFiled: (one: Filed) => void,
): Promise<{ refused: number }> {
  const start = performance.now()
  let refused = 0
  const sending: Promise<void>[] = []
  for (const [i, report] of reports.entries()) {
    const wait = start + (1000 * i) / rate - performance.now()
    if (wait > 1) await new Promise((r) => setTimeout(r, wait))
    const token = tokens[i] ?? ''
    sending.push(
      fileOne(base, report, token, placeNear(centres, random)).then((filed) => {
        if (filed) onFiled(filed)
        else refused++
      }),
    )
  }
  await Promise.all(sending)
  return { refused }
}

async function fileOne(base: string, report: Report, token: string, point: object): Promise<Filed | undefined> {
  const tappedAt = performance.now()
  const body = { category: report.category, words: report.words, point }
  const answer = await postUntilAnswered<{ id: string }>(apiClient(base, token), '/api/cases', body, report.key)
  return answer.data && { id: answer.data.id, token, tappedAt, ms: performance.now() - tappedAt, key: report.key }
}

/** Within about 100 m of a grid's centre. */
function placeNear(centres: readonly [number, number][], random: () => number) {
  const [lng, lat] = centres[Math.floor(random() * centres.length)] ?? [113.115, 41.034]
  return { lng: lng + (random() - 0.5) * 0.002, lat: lat + (random() - 0.5) * 0.0016, datum: 'wgs84' }
}
