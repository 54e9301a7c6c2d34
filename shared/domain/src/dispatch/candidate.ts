import type { Role } from '../people/roles'

/** Somebody the cascade could ask; metres are from the case to a fresh phone position, else to the home base. */
export type Candidate = {
  userId: string
  name: string
  role: Role
  metres: number
  openJobs: number
  /** Those that wait for their answer already. */
  offers?: number
  rating: number
  /** Those they may be sent for now (`validSkills`). */
  skills: readonly string[]
  /** Those they learnt, papers valid or not. */
  learnt?: readonly string[]
  onDuty: boolean
  /** In the hours they asked not to be rung in. */
  quiet?: boolean
  /** The reporter asked not to be sent this person. */
  unwanted?: boolean
}
