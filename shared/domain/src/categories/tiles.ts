/** One tap on the home page; labels stand in words/tiles.ts. Imports nothing, because the phone carries it. */
export type Tile = { category: string; icon: string }

/** The eight tiles of the home page, in order. A tile takes the most usual leaf; anybody may correct it afterwards. */
export const tiles: readonly Tile[] = [
  { category: 'P0137', icon: 'lamp' },
  { category: 'E2208', icon: 'pipe' },
  { category: 'E0110', icon: 'rubbish' },
  { category: 'E2101', icon: 'stairs' },
  { category: 'E2301', icon: 'noise' },
  { category: 'P0123', icon: 'manhole' },
  { category: 'E2105', icon: 'lift' },
  { category: 'E2199', icon: 'other' },
]

/** The trades of the home page: one tap calls somebody. */
export const tradeTiles: readonly Tile[] = [
  { category: 'H0101', icon: 'lock' },
  { category: 'H0102', icon: 'plumber' },
  { category: 'H0103', icon: 'electrician' },
]

/** The trades behind 更多. */
export const moreTradeTiles: readonly Tile[] = [
  { category: 'H0105', icon: 'drain' },
  { category: 'H0104', icon: 'appliance' },
  { category: 'H0109', icon: 'stove' },
  { category: 'H0106', icon: 'window' },
  { category: 'H0107', icon: 'wood' },
  { category: 'H0108', icon: 'drop' },
  { category: 'H0110', icon: 'phone' },
  { category: 'H0201', icon: 'broom' },
  { category: 'H0202', icon: 'box' },
  { category: 'H0203', icon: 'recycle' },
  { category: 'H0204', icon: 'scissors' },
  { category: 'H0303', icon: 'errand' },
  { category: 'H0304', icon: 'meal' },
]
