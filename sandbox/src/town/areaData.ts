import { readFileSync } from 'node:fs'

/** A row of the real area tree. */
export type AreaRow = {
  code: string
  name: string
  level: 'city' | 'county' | 'street' | 'community'
  parent: string | null
}
/** Outline of a county: one closed ring of `[lng, lat]`. */
export type Outline = { code: string; ring: [number, number][] }

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8'))

/** The real area tree of the city (source: sandbox/data/README.md). */
export const readAreaRows = () => read('areas.data.json') as AreaRow[]

/** The outlines of the counties (source: sandbox/data/README.md). */
export function readOutlines(): Outline[] {
  const { features } = read('counties.data.json') as {
    features: { properties: { code: string }; geometry: { coordinates: [number, number][][] } }[]
  }
  return features.map(({ properties, geometry }) => ({ code: properties.code, ring: geometry.coordinates[0] ?? [] }))
}
