type Token = { appId: string; until: number; revoked: boolean }
/** A code's scene; `until` in ms, missing = for good; `url` = what the picture holds. */
export type Scene = { appId: string; scene: string; url: string; until?: number }

/** What the platform has given out and knows again when it comes back. */
export type Issued = {
  tokens: Map<string, Token>
  stable: Map<string, { token: string; forcedAt: number[] }>
  jsCodes: Map<string, { openid: string; at: number; used: boolean }>
  phoneCodes: Map<string, { phone: string; at: number }>
  oauthCodes: Map<string, { appId: string; openid: string; scope: string; at: number; used: boolean }>
  jsTickets: Map<string, { ticket: string; until: number }>
  scenes: Map<string, Scene>
  /** The session key of a person's last sign-in, by the openid of the mini-program. */
  sessionKeys: Map<string, string>
  /** Template messages by `appId:client_msg_id`: a repetition within ten minutes is dropped. */
  templateIds: Map<string, { msgid: string; at: number }>
}

/** A platform nobody has asked for anything yet. */
export const nothingIssued = (): Issued => ({
  tokens: new Map(),
  stable: new Map(),
  jsCodes: new Map(),
  phoneCodes: new Map(),
  oauthCodes: new Map(),
  jsTickets: new Map(),
  scenes: new Map(),
  sessionKeys: new Map(),
  templateIds: new Map(),
})
