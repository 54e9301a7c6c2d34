import { moreTradeTiles, tiles, tradeTiles } from '@jinlin/domain/categories/tiles'
import { matterNames } from '@jinlin/domain/words/matterNames'
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

const MOST = 40
const onTiles = new Set([...tiles, ...tradeTiles, ...moreTradeTiles].map(({ category }) => category))

/** What people call a leaf, else the catalogue's name. */
export const leafLabel = ({ code, name }: Pick<CatalogueLeaf, 'code' | 'name'>): string => matterNames[code] ?? name

/** The leaves that are called something with these words; without words, those beside the present one and the tiles, `tilesFirst` for whoever tapped one. */
export function findLeaves(words: string, present: string, tilesFirst: boolean): CatalogueLeaf[] {
  const { parent, kind } = leaves.find(({ code }) => code === present) ?? {}
  const others = leaves.filter((leaf) => leaf.kind === kind && leaf.code !== present)
  const wanted = words.trim()
  if (wanted) return others.filter((leaf) => `${leafLabel(leaf)} ${leaf.name}`.includes(wanted)).slice(0, MOST)
  const tapped = others.filter(({ code }) => onTiles.has(code))
  const beside = others.filter((leaf) => leaf.parent === parent)
  return [...new Set(tilesFirst ? [...tapped, ...beside] : [...beside, ...tapped])].slice(0, MOST)
}

/** What people call the category with this code; undefined for one this phone has not heard of. */
export const categoryLabel = (code: string): string | undefined => {
  const known = leaves.find((leaf) => leaf.code === code)
  return matterNames[code] ?? known?.name
}
