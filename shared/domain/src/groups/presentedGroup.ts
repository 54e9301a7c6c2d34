import type { GroupKind } from './group'

/** An entrance as whoever scans its code sees it: where it is, and its doors without names. */
export type PresentedEntrance = {
  id: string
  communityName: string
  estateName: string
  building: string
  entrance: string
  /** 「察哈尔社区 3 号楼 2 单元」 */
  text: string
  doors: { id: string; room: string }[]
  /** Where its building is; missing while nobody has put it on the map. */
  point?: { lng: number; lat: number; datum: 'gcj02' }
  /** The door itself, when the code was that of one door. */
  doorId?: string
}

/** An estate somebody looks for by name. */
export type PresentedEstate = { id: string; name: string; communityName: string }

/** A building of an estate with its entrances. */
export type PresentedBuilding = { id: string; number: string; entrances: { id: string; number: string }[] }

/** The group of somebody's own building. `code.daysLeft` is missing when it has no end; `askedAt` = the steward was asked for a new one. */
export type PresentedGroup = {
  id: string
  name: string
  kind: GroupKind
  /** Masked. */
  steward?: string
  code?: { url: string; good: boolean; daysLeft?: number }
  askedAt?: string
  joinedAt?: string
}

/** A group as those who look after it see it; nobody in it is named. */
export type PresentedGroupRow = {
  id: string
  name: string
  kind: GroupKind
  areaPath: string
  areaName: string
  steward?: string
  mine: boolean
  code?: { url: string; good: boolean; daysLeft?: number; expiresAt?: string }
  members: number
  /** Doors the group is for; 0 when the register does not know them. */
  doors: number
  /** Logged and settled since the month began. */
  matters: number
  settled: number
}

/** What the groups of an area came to. */
export type GroupFigures = { groups: number; members: number; matters: number; settled: number }
