import type { Role } from '../people/roles'
import type { Attachment, CaseState, OfferKind, Place, Visibility } from './case'

/** Another case, as far as it matters for putting one into it. */
export type Parent = { id: string; state: CaseState; areaPath: string; parentId?: string }

/** What each command needs beside the case and the actor. Shapes of people's commands are checked in caseApi.ts; names, persons and places are looked up by the backend. */
export type CommandInput = {
  submit: never
  offer: {
    to: string
    name: string
    role: Role
    kind: OfferKind
    reason: string
    metres?: number
    firstLeft: string[]
  }
  expire_offer: { cause: 'time' | 'off_duty' }
  decline_offer: { reason: string }
  open_pool: { nobody?: true }
  accept: Record<string, never>
  claim: Record<string, never>
  start: Record<string, never>
  resolve: { note?: string; attachments?: Attachment[] }
  confirm: Record<string, never>
  auto_close: Record<string, never>
  rate: { stars: number; solved?: boolean; line?: string }
  reopen: { reason?: string }
  withdraw: { reason?: string; earliestFollower?: string; hasChildren?: boolean }
  urge: Record<string, never>
  add_note: { note: string; visibility?: Visibility; mergeInto?: Parent & { number: string } }
  add_photo: { attachments: Attachment[] }
  change_place: { place: Place; level: 'grid' | 'community' | 'district' }
  follow: Record<string, never>
  unfollow: Record<string, never>
  hand_back: { reason: string; to?: { userId: string; name: string; skills: string[] } }
  escalate: { reason: string }
  assign: { person: { userId: string; name: string; role: Role } }
  supervise: { note?: string }
  ask_hold: { reason: string; until: Date }
  approve_hold: Record<string, never>
  refuse_hold: { reason: string }
  resume: Record<string, never>
  propose_decline: { reason: string; instead?: string }
  approve_decline: Record<string, never>
  refuse_decline: { reason: string }
  recategorise: { category: string }
  transfer: { department: string; reason: string }
  return: { reason: string }
  merge: { into: Parent }
  split: Record<string, never>
  remind: Record<string, never>
  alert: Record<string, never>
  breach: Record<string, never>
}
