import type { Case, CommandName } from '../cases/case'
import { askingEntries } from './entriesOfAsking'
import { decidingEntries } from './entriesOfDeciding'
import { workingEntries } from './entriesOfWorking'
import type { AreaNames, Scene } from './scene'
import { scenesOf } from './scene'
import type { Sentence, Side } from './sentence'

const sentences: Readonly<Record<CommandName, Sentence>> = { ...askingEntries, ...workingEntries, ...decidingEntries }

/** The finished sentence of one entry, for one side; names come masked. */
export const entryText = (scene: Scene, side: Side): string => sentences[scene.entry.command](scene, side)

/** The sentences of a whole timeline by `seq`, oldest first. */
export const entryTexts = (found: Case, side: Side, names: AreaNames): Map<number, string> =>
  new Map(scenesOf(found, names).map((scene) => [scene.entry.seq, entryText(scene, side)]))
