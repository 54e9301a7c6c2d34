import type { PresentedCase, PresentedNews, PresentedPerson, SimilarCase } from '@jinlin/domain/cases/presentedCase'
import { useSyncExternalStore } from 'react'
import { keep, readKept } from './storage'

export type Size = 'standard' | 'big' | 'elder'
/** A tap on a tile before and after the server knows it; `caseId` comes with the server's answer. Times in ms of the server's clock. */
export type Draft = {
  key: string
  category: string
  tappedAt: number
  undoUntil: number
  place: 'here' | 'home' | 'chosen' | 'unknown'
  placeText?: string
  caseId?: string
  similar?: SimilarCase
  refused?: string
  undone?: true
}
/** What this phone knows. `tasks`, `cases`, `news` say when they were last fetched (ms), so that old content can be shown as old. */
export type PhoneState = {
  me?: PresentedPerson
  role?: string
  size: Size
  sizeFromWechat?: true
  /** The sentence that work here has ended, until the person has read it. */
  leftWork?: string
  /** The server did not take the phone's position: it lies outside the city. */
  outside?: true
  cases: Record<string, PresentedCase>
  drafts: Record<string, Draft>
  news: PresentedNews[]
  fetched: { tasks?: number; cases?: number; news?: number }
  online: boolean
  /** What the outbox still owes the server; `late` = tried without an answer. */
  waiting: { key: string; lane: string; kind: 'tap' | 'command' | 'files'; late: boolean }[]
}

const kept = readKept<Partial<PhoneState>>('phone')
let state: PhoneState = {
  size: 'standard',
  cases: {},
  drafts: {},
  news: [],
  fetched: {},
  ...kept,
  online: true,
  waiting: [],
}
const listeners = new Set<() => void>()
let saving: ReturnType<typeof setTimeout> | undefined

const KEPT_CASES = 60
const KEPT_NEWS = 40
const newest = (cases: Record<string, PresentedCase>) =>
  Object.fromEntries(
    Object.entries(cases)
      .sort(([, a], [, b]) => b.createdAt.localeCompare(a.createdAt))
      .slice(0, KEPT_CASES),
  )

function save() {
  saving = undefined
  const { online: _online, waiting: _waiting, ...rest } = state
  keep('phone', { ...rest, cases: newest(rest.cases), news: rest.news.slice(0, KEPT_NEWS) })
}

/** What this phone knows now. */
export const phone = (): PhoneState => state

/** Changes what the phone knows and tells every page; written to the phone's store shortly after. */
export function change(patch: Partial<PhoneState> | ((now: PhoneState) => Partial<PhoneState>)): void {
  state = { ...state, ...(typeof patch === 'function' ? patch(state) : patch) }
  for (const listener of listeners) listener()
  saving ??= setTimeout(save, 300)
}

/** Writes at once, for what must survive a phone that is closed the next moment. */
export function saveNow(): void {
  if (saving) clearTimeout(saving)
  save()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What the phone knows, drawn again whenever it changes. */
export const usePhone = (): PhoneState => useSyncExternalStore(subscribe, phone, phone)

/** Takes a case from the server; an older version never replaces a newer one. */
export function putCase(found: PresentedCase): void {
  const old = state.cases[found.id]
  if (old && old.version > found.version) return
  change({ cases: { ...state.cases, [found.id]: found } })
}

/** Takes a case off this phone. */
export function dropCase(id: string): void {
  const { [id]: gone, ...rest } = state.cases
  if (gone) change({ cases: rest })
}

/** Changes one draft. */
export function changeDraft(key: string, patch: Partial<Draft>): void {
  const draft = state.drafts[key]
  if (draft) change({ drafts: { ...state.drafts, [key]: { ...draft, ...patch } } })
}
