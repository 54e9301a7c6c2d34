/** What simulated people write to the account. */
export const sayings = {
  matters: ['路灯不亮', '楼下垃圾堆成山了没人收', '水管漏水', '楼道里堆满了杂物', '井盖丢了', '晚上施工噪音太大'],
  hello: '你好',
  takeBack: '撤销',
  place: '小区门口',
}
/** The answer that a case was filed, with the short form of its number. */
export const filedAnswer = /已上报：[^。]*。编号 (\d{6})/gu
/** The answer that something was added to a case. */
export const addedTo = (number: string) => `已加到 ${number}`
/** The answer that a case somebody has accepted is at this very place. */
export const placeKnown = (number: string) => `${number} 记的就是这个位置`
/** The answer that words were taken back before they were a case. */
export const neverReported = '还没上报，已经撤掉了'
/** The answer that a case is done already and can't be taken back. */
export const doneBefore = (number: string) => `${number} 已经处理好，撤销不了`
/** The answer that a case was filed beside a neighbour's: it offers the +1 and names no number. */
export const besideNeighbour = /已上报同一件事/u
