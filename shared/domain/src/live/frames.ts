import type { PresentedCase } from '../cases/presentedCase'

/** What the phone sends on `/live`: the token within 5 s, then what it wants to watch. */
export type LiveRequest = { token: string } | { subscribe: string[]; since?: Record<string, number> }
/** What the server sends. `gone` = no longer yours to see in tasks; `resync` = fetch your lists again; `ready` answers the token. */
export type LiveFrame =
  | { ready: true }
  | { case: PresentedCase }
  | { gone: string }
  | { resync: true }
  | { error: string }
