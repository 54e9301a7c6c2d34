import type { CaseState } from './case'

/** Somebody is being sought. */
export const waiting = ['submitted', 'offered'] as const satisfies readonly CaseState[]
/** Somebody is at it. */
export const working = ['accepted', 'in_progress'] as const satisfies readonly CaseState[]
/** Waiting or working: the closing clock runs. */
export const active = [...waiting, ...working] as const satisfies readonly CaseState[]
/** Not finished: waiting, working or on hold. */
export const open = [...active, 'on_hold'] as const satisfies readonly CaseState[]

const within = (states: readonly CaseState[]) => (state: CaseState) => states.includes(state)

/** Whether a person is still being sought. */
export const isWaiting = within(waiting)
/** Whether somebody has it in hand. */
export const isWorking = within(working)
/** Whether it is waiting, being worked on or on hold. */
export const isOpen = within(open)
