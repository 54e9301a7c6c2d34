/** How people get in: a WeCom customer group by its join way, or a plain WeChat group by a picture of its code. */
export const groupKinds = ['wecom', 'picture'] as const
export type GroupKind = (typeof groupKinds)[number]

/** The code people scan to get in. A plain group's lives seven days; a join way's has no end. */
export type GroupCode = { attachmentId: string; putAt: Date; expiresAt?: Date }

/** What a group still waits for; `told` = the keys of what its steward was told already. */
export type GroupFacts = { code?: GroupCode; told: readonly string[] }

/** What the steward is told of a code: a day before its end, and at it. `key` is the same however often it is asked for. */
export type GroupStep = { kind: 'code_soon' | 'code_over'; key: string; dueAt: Date }

const dayMs = 86_400_000
const lifeDays = 7

/** When a picture of a plain group's code put up now ends. */
export const codeEnds = (putAt: Date): Date => new Date(putAt.getTime() + lifeDays * dayMs)

const stepsOf = ({ code, told }: GroupFacts): GroupStep[] => {
  const end = code?.expiresAt
  if (!end) return []
  const steps: GroupStep[] = [
    { kind: 'code_soon', key: `soon-${end.getTime()}`, dueAt: new Date(end.getTime() - dayMs) },
    { kind: 'code_over', key: `over-${end.getTime()}`, dueAt: end },
  ]
  return steps.filter(({ key }) => !told.includes(key))
}

/** What is to be told by `now`, the oldest first. */
export const dueGroupSteps = (group: GroupFacts, now: Date): GroupStep[] =>
  stepsOf(group).filter(({ dueAt }) => dueAt <= now)

/** The next moment at which the steward must be told something; null when there is none. */
export const groupWaking = (group: GroupFacts): Date | null => stepsOf(group)[0]?.dueAt ?? null

/** Whether the code still lets people in. */
export const isCodeGood = (code: GroupCode | undefined, now: Date): boolean =>
  code !== undefined && (code.expiresAt === undefined || now < code.expiresAt)

/** Whole days a code still works, at least 1 while it works; undefined when it has no end. */
export const daysLeft = ({ expiresAt }: GroupCode, now: Date): number | undefined =>
  expiresAt && Math.max(1, Math.floor((expiresAt.getTime() - now.getTime()) / dayMs))
