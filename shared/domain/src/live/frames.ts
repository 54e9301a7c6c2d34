import type { PresentedCase } from '../cases/presentedCase'

/** What the server sends. `gone` = no longer yours to see in tasks; `resync` = fetch your lists again; `ready` answers the token. */
export type LiveFrame =
  | { ready: true }
  | { case: PresentedCase }
  | { gone: string }
  | { resync: true }
  | { error: string }
