/** A superior looks at why a case goes to whom it goes, and what it may be the same as. */
export const whyWords = {
  title: '派单说明',
  held: '为什么派给他',
  nobody: '为什么还没有人',
  asked: '问过谁',
  near: '附近的人',
  noneNear: '附近没有可以派的人',
  other: '为什么不是某人',
  hint: '姓名开头的字',
  away: (distance: string) => `离 ${distance}`,
  nowhere: '不知道在哪里',
  jobs: (count: number) => `手上 ${count} 单`,
  offers: (count: number) => `正在问 ${count} 单`,
  able: '可以派',
  assign: '指定',
  assignTitle: (who: string) => `派给 ${who}`,
  assignNote: '马上由这位来办，不再问别人。',
}

/** The card of what a case may be the same as. */
export const alikeWords = {
  title: '可能和这件是同一件事',
  row: (number: string, title?: string) => (title ? `${title}，编号 ${number}` : `编号 ${number}`),
  away: (distance: string) => `离 ${distance}`,
  by: (who: string) => `${who} 在办`,
  nobody: '还没人接',
  at: (when: string) => `${when}报的`,
  merge: '并到这件',
  mergeTitle: (number: string) => `并到编号 ${number}`,
  mergeNote: '并过去以后跟着那件一起办，上报人会知道。',
  ask: '请社区并案',
  note: (number: string) => `可能和编号 ${number} 是同一件事，请并案`,
  asked: '已请社区并案',
}
