/** What somebody who works sets for themselves, and the papers of their trades. */
export const dutyWords = {
  quiet: '免打扰',
  quietNone: '不设',
  quietSpan: (from: string, to: string) => `${from}–${to} 不响`,
  quietNote: '这段时间不派单给您，抢单池照常能看。',
  from: '从',
  to: '到',
  nextDay: (time: string) => `次日 ${time}`,
  save: '保存',
  off: '不设免打扰',
  same: '两个时间不能一样',
  saved: (from: string, to: string) => `${from}–${to} 不派单给您`,
  turnedOff: '已不设免打扰',
  paper: (trade: string) => `${trade}证`,
  until: (day: string) => `有效至 ${day}`,
  soon: '快到期',
  over: (trade: string) => `已过期，${trade}的单先不派给您`,
}
