import type { DailySpan } from '../clocks/shanghai'
import type { HomeRelation } from '../groups/home'
import type { Breach, CaseState, CommandName, Level, Unsorted, Visibility } from './case'

/** A case as one viewer sees it (the shape the API and the live socket send). Times are ISO strings; points are GCJ-02 for WeChat's maps; names are masked. */
export type PresentedCase = {
  id: string
  number: string
  category: string
  categoryName: string
  kind: 'report' | 'callout'
  needsAfterPhoto: boolean
  words: string
  state: CaseState
  level: Level
  turn: number
  /** Since when this turn runs: only photos taken after it show what was done in it. */
  turnAt: string
  version: number
  place: {
    areaPath: string
    areaName: string
    gridName?: string
    text?: string
    point?: { lng: number; lat: number; datum: 'gcj02' }
    unknown?: true
    dwellingId?: string
  }
  reporter?: { name: string; mine: boolean; via: string; happenedAt: string }
  createdAt: string
  dispatchAt: string
  clocks: {
    startedAt: string
    respondBy: string
    closeBy: string
    respondedAt?: string
    resolvedAt?: string
    closedAt?: string
    heldAt?: string
    holdUntil?: string
    breaches: { kind: Breach['kind']; dueAt: string }[]
  }
  /** `mine` = held out to the viewer. `until: null` = without end. */
  offer?: {
    name: string
    role: string
    until: string | null
    at: string
    round: number
    reason: string
    metres?: number
    mine: boolean
  }
  poolSince?: string
  assignee?: { name: string; role: string; mine: boolean; metres?: number }
  departmentName?: string
  request?: { kind: 'hold' | 'decline'; reason: string; until?: string; mine: boolean }
  supervised?: true
  /** The category is a guess that a person has to look at; told to those who work on it. */
  needsSorting?: Unsorted
  /** `turn` = the turn whose resolving was rated; in a later turn another rating is due. */
  rating?: { stars: number; solved: boolean; line?: string; turn: number }
  /** When silence counts as yes; only while the reporter's answer is waited for. */
  autoCloseAt?: string
  following?: true
  /** The reporter asked not to be sent this tradesperson again. */
  blocked?: true
  followers: number
  parentId?: string
  attachments: { id: string; kind: 'photo' | 'voice'; phase: 'before' | 'after'; at: string; url: string }[]
  timeline: PresentedEntry[]
  /** What the viewer may do now: the buttons. */
  commands: CommandName[]
  /** Metres from the viewer to the case, for people on duty. */
  metres?: number
  /** When the reporter may urge again. */
  urgeAgainAt?: string
  similar?: SimilarCase
}
/** `text` is the finished Chinese sentence of this entry for this viewer; `who` is masked. */
export type PresentedEntry = {
  seq: number
  at: string
  dueAt?: string
  command: CommandName
  from: CaseState | null
  to: CaseState
  key?: string
  who: string
  text: string
  note?: string
  /** The case that whoever wrote this asks to have this one merged into. */
  mergeInto?: string
  visibility: Visibility
}
/** An open case like the one just filed (50 m, 24 h, same family): what "+1" merges into. */
export type SimilarCase = {
  id: string
  number: string
  category: string
  at: string
  state: CaseState
  handler?: string
}

/** `GET /api/me/tasks`; `poolCursor` = where `GET /api/me/pool` goes on, absent at the pool's end. */
export type Tasks = { offers: PresentedCase[]; pool: PresentedCase[]; poolCursor?: string; active: PresentedCase[] }

/** An entrance somebody lives in; `text` is its address without a door. */
export type PresentedHome = {
  entranceId: string
  text: string
  point?: { lng: number; lat: number; datum: 'gcj02' }
  relation?: HomeRelation
  toCheck?: true
}
/** The signed-in person, `POST /api/sessions` and the calls of `/api/me`. */
export type PresentedPerson = {
  id: string
  name: string
  roles: { role: string; label: string; areaPath?: string; areaName?: string; departmentId?: string }[]
  dwelling?: { id: string; text: string; point: { lng: number; lat: number; datum: 'gcj02' } }
  /** The entrance the person is bound to, with or without a door; `toCheck` = the grid leader asks at the next visit. */
  home?: PresentedHome
  duty?: {
    on: boolean
    openJobs: number
    cap: number
    skills: string[]
    /** Papers by trade, with the moment they end. */
    certificates?: { skill: string; until: string }[]
    /** Trades they are not sent for now: the paper is missing or over. */
    unpapered?: string[]
    /** Hours of the day in which no offer rings. */
    quiet?: DailySpan
    gridName?: string
  }
  unread: number
  /** The number the person gave, `138****5678`. */
  phone?: string
}

/** One piece of news on the inbox page, `GET /api/me/news`. */
export type PresentedNews = { id: string; caseId: string; at: string; text: string; read: boolean }
