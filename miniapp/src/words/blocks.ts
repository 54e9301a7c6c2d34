/** A resident's wish not to be sent a tradesperson again. */
export const blockWords = {
  ask: '以后不派这位师傅',
  note: (who: string) => `以后叫师傅不会再派 ${who}。`,
  yes: '确定',
  no: '取消',
  done: '以后不派这位师傅',
  takeBack: '取消',
  takenBack: '已取消，以后照常派',
  list: '不再派的师傅',
  count: (count: number, more: boolean) => (more ? `${count} 位以上` : `${count} 位`),
  since: (when: string) => `${when}说的`,
  empty: '没有不再派的师傅',
}
