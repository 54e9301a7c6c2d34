import type { Scene } from './scene'

/** Residents and everybody who only follows read one version, staff and handlers the other, with reasons. */
export type Side = 'resident' | 'staff'
export type Sentence = (scene: Scene, side: Side) => string
