import { callOnce } from './api'
import { keep, readKept } from './storage'

/** A leaf of the catalogue as the phone needs it. */
export type CatalogueLeaf = {
  code: string
  name: string
  parent: string
  kind: 'report' | 'callout'
  respondMinutes: number
}

let leaves: CatalogueLeaf[] = readKept<CatalogueLeaf[]>('catalogue') ?? []

/** What can be reported or called for, as far as this phone has heard. */
export const catalogue = (): CatalogueLeaf[] => leaves

/** Fetches the catalogue and keeps it for the next opening. Throws `Unreachable` without a network. */
export async function loadCatalogue(): Promise<void> {
  const { items } = await callOnce<{ items: CatalogueLeaf[] }>({ method: 'GET', path: '/api/categories' })
  leaves = items.map(({ code, name, parent, kind, respondMinutes }) => ({ code, name, parent, kind, respondMinutes }))
  keep('catalogue', leaves)
}

/** Within how many ms the server promises an answer; undefined before the catalogue has come. */
export const respondSpan = (category: string): number | undefined => {
  const minutes = leaves.find(({ code }) => code === category)?.respondMinutes
  return minutes === undefined ? undefined : minutes * 60_000
}

const MOST = 12

/** The leaves whose name holds these words; without words, those beside the present one. */
export function findLeaves(words: string, present: string): CatalogueLeaf[] {
  const { parent, kind } = leaves.find(({ code }) => code === present) ?? {}
  const wanted = words.trim()
  const fits = (leaf: CatalogueLeaf) => (wanted ? leaf.name.includes(wanted) : leaf.parent === parent)
  return leaves.filter((leaf) => leaf.kind === kind && leaf.code !== present && fits(leaf)).slice(0, MOST)
}
