import type { CaseState, Unsorted } from '../cases/case'

/** `ok` waits for the reporter (outlined), `done` is over and well, `grey` over otherwise. */
export type StateTone = 'brand' | 'warn' | 'ok' | 'done' | 'grey'
export type StateWords = { label: string; stage: string; tone: StateTone }

/** What a state is called, its stage of GB/T 30428, and its tone. */
export const stateWords: Readonly<Record<CaseState, StateWords>> = {
  submitted: { label: '已上报', stage: '收集', tone: 'brand' },
  offered: { label: '派遣中', stage: '派遣', tone: 'brand' },
  accepted: { label: '已回应', stage: '处理', tone: 'brand' },
  in_progress: { label: '处理中', stage: '处理', tone: 'brand' },
  on_hold: { label: '挂账', stage: '处理', tone: 'warn' },
  resolved: { label: '待确认', stage: '反馈', tone: 'ok' },
  closed: { label: '已办结', stage: '结案', tone: 'done' },
  withdrawn: { label: '已撤回', stage: '结案', tone: 'grey' },
  declined: { label: '不予受理', stage: '结案', tone: 'grey' },
  merged: { label: '已并案', stage: '结案', tone: 'grey' },
}

/** The label on a chip. */
export const stateLabel = (state: CaseState): string => stateWords[state].label

/** Chips beside the state's: a deadline passed, opened again. */
export const extraChips = { late: '超时', again: '返工', supervised: '督办' } as const

/** The chip of a matter whose category nobody has looked at yet: what has to be done first. */
export const sortingChips: Readonly<Record<Unsorted, string>> = {
  words: '待归类',
  voice: '待听语音',
  photo: '待看照片',
}
