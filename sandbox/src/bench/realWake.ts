import type { JobPayload } from '@jinlin/backend/jobs/jobs'

/** The worker's own function: does all that a case is owed by now. */
export type WakeCase = (job: JobPayload<'wakeCase'>, now: Date) => Promise<'nothing due' | 'done'>

const file = new URL('../../../worker/src/cases/wakeCase.ts', import.meta.url)

/** The worker's function in this process: a bench that ran it as a process would measure the queue as well. Looked up when it runs, for the sandbox knows no server's sources. */
export const loadWakeCase = async (): Promise<WakeCase> => (await import(file.href)).wakeCase as WakeCase
