import { png } from './png'

type Colour = readonly [number, number, number]

const dusk: Colour = [38, 48, 84]
const horizon: Colour = [196, 132, 92]
const road: Colour = [42, 44, 50]
const iron: Colour = [22, 24, 30]
const light: Colour = [255, 236, 178]
/** Where the lamp hangs and how far its light reaches, in parts of the height. */
const lamp = { x: 0.78, y: 0.3, reach: 0.62 }

const mixed = (one: Colour, other: Colour, share: number): Colour =>
  one.map((part, i) => Math.round(part + ((other[i] ?? 0) - part) * share)) as unknown as Colour

const isIron = (x: number, y: number): boolean =>
  (Math.abs(x - 0.5) < 0.012 && y > 0.26 && y < 0.9) || (Math.abs(y - 0.27) < 0.01 && x > 0.5 && x < 0.82)

/** `x` and `y` in parts of the height, so that the lamp is round in every shape of picture. */
function colourAt(x: number, y: number): Colour {
  const away = Math.hypot(x - lamp.x, y - lamp.y)
  if (away < 0.035) return light
  const ground = y > 0.8 ? road : mixed(dusk, horizon, Math.max(0, y / 0.8) ** 2)
  const glow = Math.max(0, 1 - away / lamp.reach) ** 2
  return mixed(isIron(x, y) ? iron : ground, light, glow * 0.8)
}

/** A small PNG of a street lamp that is lit at dusk: what a person "photographs" when no picture is given. */
export const samplePhoto = (width = 240, height = 180): Buffer =>
  png(width, height, (x, y) => colourAt((x - (width - height) / 2) / height, y / height))
