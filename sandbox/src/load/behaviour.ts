/** How simulated people behave: seconds of real life, divided by `speed`. */
export type Behaviour = { speed: number; random: () => number }
