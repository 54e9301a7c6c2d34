/** The board of whoever answers for an area. */
export const watchWords = {
  title: '看板',
  entryHint: '快超时和已超时的',
  respond: '回应',
  close: '办结',
  soon: '快超时',
  late: '已超时',
  areas: '按区域',
  people: '按人',
  pressing: '快超时和已超时',
  later: '时间还够',
  empty: '现在没有快超时的',
  pool: '抢单池',
  nobody: '还没人接',
  critical: '紧急',
  soonCount: (count: number) => `快超时 ${count}`,
  lateCount: (count: number) => `已超时 ${count}`,
}
