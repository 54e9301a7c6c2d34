import { writeFileSync } from 'node:fs'
import { makeAreas } from '../town/makeAreas'

/** Half the width and height of the picture, in metres around the story's point. */
const reach = { east: 4200, north: 2700 }
const pixelsAMetre = 0.2

const { areas, mesh } = makeAreas(Number(process.argv[2] ?? 12111))

/** Draws the town's streets, communities and grids as lines: the backdrop of the desk (`npx tsx sandbox/src/desk/drawMap.ts`). */
function drawMap(): string {
  const width = { street: 3, community: 1.6, grid: 0.7 } as const
  const paths = (['grid', 'community', 'street'] as const).map((level) => {
    const lines = areas
      .filter((area) => area.level === level && area.ring && near(area.ring))
      .map(({ ring }) => lineOf(ring ?? []))
    return `<path stroke-width="${width[level]}" d="${lines.join('')}"/>`
  })
  const box = `0 0 ${2 * reach.east * pixelsAMetre} ${2 * reach.north * pixelsAMetre}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}" fill="none" stroke="#000" stroke-linejoin="round"><title>Jining</title>${paths.join('')}</svg>\n`
}

const spots = (ring: [number, number][]) => ring.map(([lng, lat]) => mesh.metresOf({ lng, lat }))
const near = (ring: [number, number][]) =>
  spots(ring).some(([x, y]) => Math.abs(x) < reach.east * 1.3 && Math.abs(y) < reach.north * 1.3)

const lineOf = (ring: [number, number][]) => {
  const corners = spots(ring).map(([x, y]) => [(x + reach.east) * pixelsAMetre, (reach.north - y) * pixelsAMetre])
  return `M${corners.map((corner) => corner.map((n) => n.toFixed(0)).join(' ')).join('L')}`
}

writeFileSync(new URL('public/map.svg', import.meta.url), drawMap())
