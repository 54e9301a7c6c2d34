import { defineModel } from './defineModel'

/** A number that only grows: serials, and the version of something processes keep in memory. */
export type Counter = { _id: string; value: number }

/** Counters by name. */
export const CounterModel = defineModel<Counter>('Counter', { _id: String, value: Number }, { collection: 'counters' })
