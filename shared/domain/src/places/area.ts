/** The tree of areas, from the city down; a path is the codes of one branch joined by `/`. */
export const areaLevels = ['city', 'county', 'street', 'community', 'grid'] as const
export type AreaLevel = (typeof areaLevels)[number]

/** The codes of a path from the city down. */
export const codesOf = (path: string): string[] => path.split('/').filter(Boolean)

/** The level a path ends at, or nothing when it is no path of the tree. */
export const levelOfPath = (path: string): AreaLevel | undefined => areaLevels[codesOf(path).length - 1]

const codeAt = (path: string, level: AreaLevel) => codesOf(path)[areaLevels.indexOf(level)]

/** Code of the county, or nothing above it. */
export const countyOf = (path: string): string | undefined => codeAt(path, 'county')

/** Code of the street or town, or nothing above it. */
export const streetOf = (path: string): string | undefined => codeAt(path, 'street')

/** Code of the community, or nothing above it. */
export const communityOf = (path: string): string | undefined => codeAt(path, 'community')

/** Code of the grid, or nothing above it. */
export const gridOf = (path: string): string | undefined => codeAt(path, 'grid')

/** The path cut at a level: the community's path of a grid's. Nothing when the path doesn't reach so deep. */
export function pathAt(path: string, level: AreaLevel): string | undefined {
  const depth = areaLevels.indexOf(level) + 1
  const codes = codesOf(path)
  return codes.length < depth ? undefined : codes.slice(0, depth).join('/')
}

/** Whether `sub` is this area or lies in it. */
export const contains = (path: string, sub: string): boolean => sub === path || sub.startsWith(`${path}/`)
