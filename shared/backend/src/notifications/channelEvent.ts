/** What WeChat tells an account about its messages: how a template message ended, what a person allowed or switched off, how an allowed message ended. */
export type ChannelEvent =
  | { kind: 'templateDone'; msgId: string; status: string }
  | { kind: 'consent'; asked: boolean; list: { templateId: string; accepted: boolean }[] }
  | { kind: 'subscribeDone'; list: { templateId: string; msgId: string; code: string; status: string }[] }
