import { both } from '@jinlin/backend/words/commandLine'

/** How many cases have come how far. */
type Counts = Record<'stored' | 'offered' | 'accepted' | 'resolved' | 'closed' | 'breaches', number>
type Pair = readonly [chinese: string, english: string]
const rounded = (seconds: number): number => Math.max(1, Math.ceil(seconds))

/** The lines of a replay, as long as it goes on. */
export const replayWords = {
  reading: (file: string): string => both(`正在读 ${file}`, `reading ${file}`),
  begins: (reports: number, { rate, speed }: { rate: number; speed: number }, desk: string): string =>
    both(
      `${reports} 条上报，每秒 ${rate} 条，时钟快 ${speed} 倍，看 ${desk}`,
      `${reports} reports at ${rate}/s, time ×${speed}; look at ${desk}`,
    ),
  answersAll: both(
    '回放在进行，在岗的人也会接您的事',
    'while it goes on, its people on duty answer what you report, too',
  ),
  signingIn: (done: number, all: number): string =>
    both(`居民登录 ${done}/${all}`, `residents sign in, ${done} of ${all}`),
  phonesOut: (people: number): string =>
    both(`${people} 位在岗的人拿出手机`, `${people} people on duty take out their phones`),
  /** How far the reports and their cases are, of so many in all. */
  stand: (filed: number, all: number, { offered, accepted, closed }: Counts): Pair => [
    `已报 ${filed}/${all}，派单 ${offered}，接单 ${accepted}，办结 ${closed}`,
    `filed ${filed}/${all}, offered ${offered}, accepted ${accepted}, closed ${closed}`,
  ],
  /** `filing` = the seconds until all are filed, 0 when they are; `settling` = the most that is waited then until all are closed. */
  still: (filing: number, settling: number): Pair =>
    filing > 0
      ? [
          `还要报约 ${rounded(filing)} s，再等最多 ${rounded(settling)} s`,
          `about ${rounded(filing)} s more, then at most ${rounded(settling)} s`,
        ]
      : [`最多还要 ${rounded(settling)} s`, `at most ${rounded(settling)} s more`],
  together: ([chinese, english]: Pair, [then, thenEnglish]: Pair): string =>
    both(`${chinese}；${then}`, `${english}; ${thenEnglish}`),
  cutShort: both('提前停止：小城的时钟拨回正常', 'cut short: the clock of the town goes back to real time'),
  noTown: both('没有小城在运行：先在另一个窗口 npm start。', 'No town is running: npm start in another window first.'),
  noReport: (file: string, line: number): string =>
    both(
      `${file} 第 ${line} 行不是一条上报，要的是 {"title", "detail"}。`,
      `${file}, line ${line}: not a report, which is JSON with "title" and "detail".`,
    ),
  noReports: (file: string): string => both(`${file} 里没有上报。`, `${file} holds no report.`),
}

/** What a replay came to; `filing` and `offers` = their spread in ms. */
export const replayTable = (
  all: number,
  r: Counts & { acknowledged: number; offerMs: readonly number[] },
  filing: string,
  offers: string,
): string =>
  [
    '',
    `已报 · filed (acknowledged)                ${r.acknowledged} / ${all}`,
    `已存 · stored                              ${r.stored}`,
    `已派或开放抢单 · offered or in the pool    ${r.offered}`,
    `已接单 · accepted                          ${r.accepted}`,
    `处理完 · resolved                          ${r.resolved}`,
    `办结 · closed                              ${r.closed}`,
    `上报 · filing, p50 / p95 / p99 ms          ${filing}`,
    `点下到派单 · tap to offer on screen, ms    ${offers} (${r.offerMs.length})`,
    `回应超时 · respond breaches                ${r.breaches}`,
  ].join('\n')
