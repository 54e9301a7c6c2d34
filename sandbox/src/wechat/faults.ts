/** A fault to be shown the next `times` calls of an API whose path ends with `api`. */
export type ApiFault = { api: string; code?: number; status?: number; delayMs?: number; cut?: boolean; times: number }
/** Faults of the way from the platform to the account's server; counts go down as they are used. */
export type DeliveryFaults = {
  slow: { first: number; ms: number }
  drop: { first: number; how: 'before' | 'after' }
  copies: number
  /** So many deliveries wait for each other and then arrive in the opposite order. */
  hold: number
}

/** What is made to go wrong. */
export type Faults = {
  faults: ApiFault[]
  delivery: DeliveryFaults
  held: (() => void)[]
  /** Which apps may not use an API (48001), as `appId path`. */
  forbidden: Set<string>
  /** Apps that may not be called from here (40164): our address is not on their list. */
  notListed: Set<string>
}

/** The way as it is when nothing is wrong. */
export const noFaults = (): DeliveryFaults => ({
  slow: { first: 0, ms: 0 },
  drop: { first: 0, how: 'before' },
  copies: 1,
  hold: 0,
})

/** A platform on which everything works. */
export const nothingWrong = (): Faults => ({
  faults: [],
  delivery: noFaults(),
  held: [],
  forbidden: new Set(),
  notListed: new Set(),
})
