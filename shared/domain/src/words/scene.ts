import type { Breach, Case, CaseFacts, TimelineEntry } from '../cases/case'
import { applyChange } from '../cases/foldTimeline'

/** Names of areas by code. */
export type AreaNames = ReadonlyMap<string, string>
export type Facts = Partial<CaseFacts>
/** One entry with what was so before and after it: all that its sentences are made from. */
export type Scene = { entry: TimelineEntry; before: Facts; after: Facts; next?: TimelineEntry; names: AreaNames }

/** The scenes of a whole timeline, oldest first. Facts an archived entry set are taken from the case itself. */
export function scenesOf({ timeline, category, place }: Case, names: AreaNames): Scene[] {
  let before: Facts = { category, place }
  return timeline.map((entry, index) => {
    const after = applyChange(before, entry.change)
    const scene = { entry, before, after, names, next: timeline[index + 1] }
    before = after
    return scene
  })
}

/** The scene of one entry. */
export const sceneOf = (found: Case, entry: TimelineEntry, names: AreaNames): Scene | undefined =>
  scenesOf(found, names).find((scene) => scene.entry.seq === entry.seq)

/** The breach this entry records. */
export const breachOf = ({ entry, after }: Scene): Breach | undefined =>
  entry.change.breach ?? after.clocks?.breaches.find(({ key }) => key === entry.key)

/** We apologise once for each clock: at the deadline itself, not at the steps after it. */
export const apologises = (scene: Scene): boolean => {
  const kind = breachOf(scene)?.kind
  return (kind === 'respond' || kind === 'close') && Boolean(scene.entry.key?.endsWith('.100'))
}

/** Whether the breach is of the closing clock. */
export const isClosing = ({ entry }: Scene): boolean => Boolean(entry.key?.includes('.close.'))

/** Whether the alert is the one of a critical matter at its dispatch, beside everything else. */
export const isCritical = ({ entry }: Scene): boolean => Boolean(entry.key?.endsWith('.critical'))

/** Whether the entry moved the case one level up; at the top it stays where it is. */
export const isRaised = ({ before, after }: Scene): boolean => before.level !== after.level
