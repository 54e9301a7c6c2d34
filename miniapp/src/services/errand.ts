import type { CommandBodyInput, NewCaseBodyInput } from '@jinlin/domain/cases/caseApi'
import type { KeptFile } from './files'

/** Commands as they wait here; the ids of photos come when they are uploaded. */
export type WaitingCommand = CommandBodyInput | { command: 'add_photo' }
/** Something this phone owes the server. `lane` is the draft's key or the case's id: what concerns one case is sent in order. `noRoom` = the server had no room for its files when it was last tried. */
export type Errand = { key: string; lane: string; tries: number; nextAt: number; noRoom?: boolean } & (
  | { kind: 'tap'; body: NewCaseBodyInput; tappedAt: string }
  | { kind: 'command'; body: CommandBodyInput }
  | { kind: 'files'; body: WaitingCommand; phase: 'before' | 'after'; files: (KeptFile & { id?: string })[] }
)
export type NewErrand =
  | { kind: 'tap'; key: string; body: NewCaseBodyInput; tappedAt: string }
  | { kind: 'command'; lane: string; body: CommandBodyInput }
  | { kind: 'files'; lane: string; body: WaitingCommand; phase: 'before' | 'after'; files: KeptFile[] }
