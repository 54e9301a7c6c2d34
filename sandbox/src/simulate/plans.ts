import type { Skill } from '@jinlin/domain/categories/codes'

/** A place with its people and one day of it, as `docs/simulation.md` says it. Counts are whole numbers. */
export type Plan = {
  name: string
  cityCode: string
  /** Communities and streets of each county. */
  communities: readonly number[]
  streets: readonly number[]
  grids: number
  /** Metres from one grid's middle to the next. */
  spacing: number
  /** Counties are towns far from one another, or parts of one city. */
  apart: boolean
  clerks: number
  clerksByNight?: boolean
  streetOfficers: number
  dispatchers: number
  trades: Partial<Record<Skill, number>>
  cases: number
  /** A wave in the evening: its share of the cases, its middle, its spread. */
  evening?: { share: number; at: string; sigmaSeconds: number }
  storm?: { from: string; minutes: number; perSecond: number }
}

/** People on duty by day, of every role. By night: one officer of each street and district, with `clerksByNight` of each community too. */
export const onDutyShare = 0.7

const alike = (count: number, of: number) =>
  Array.from({ length: of }, (_, i) => Math.floor(((i + 1) * count) / of) - Math.floor((i * count) / of))

/** 2,024 community workers (1,197 leaders, 209 secretaries, 618 clerks) in 209 communities; Jining has 80 of them. Trades as dense as in the town of `npm start`. */
export const ulanqab: Plan = {
  name: 'ulanqab',
  cityCode: '1509',
  communities: [80, ...alike(129, 10)],
  streets: [8, ...alike(15, 10)],
  grids: 1197,
  spacing: 360,
  apart: true,
  clerks: 618,
  streetOfficers: 46,
  dispatchers: 22,
  trades: { plumber: 104, electrician: 94, locksmith: 84 },
  cases: 6500,
}

/** 20,000 people for 20 million: 65,000 cases, 20 a second at the evening's peak, a storm of 200 a second for ten minutes. */
export const megacity: Plan = {
  name: 'megacity',
  cityCode: '9900',
  communities: alike(2000, 16),
  streets: alike(200, 16),
  grids: 11_500,
  spacing: 400,
  apart: false,
  clerks: 2000,
  streetOfficers: 400,
  dispatchers: 80,
  trades: { plumber: 1490, electrician: 1340, locksmith: 1190 },
  cases: 65_000,
  evening: { share: 0.3, at: '19:30', sigmaSeconds: 409 },
  storm: { from: '16:00', minutes: 10, perSecond: 200 },
}

/** The days that can be simulated, by name. */
export const plans: Readonly<Record<string, Plan>> = { ulanqab, megacity }
