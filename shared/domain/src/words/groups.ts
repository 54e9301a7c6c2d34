import { spaced } from './spaced'

/** 「察哈尔社区 3 号楼 2 单元」: an entrance as its sign and the account's answer name it. */
export const entranceText = (community: string, building: string, entrance: string): string =>
  spaced(`${community}${building}号楼${entrance}单元`)

/** The address of an entrance without a door, as the register writes it. */
export const entranceAddress = (estate: string, building: string, entrance: string): string =>
  `${estate}${building}号楼${entrance}单元`

/** Why a matter of a group has its handler: they wrote it down. */
export const settledInGroup = '群里已经办好，由他记下'

/** What the steward reads when a code comes to its end, or somebody waits for a new one. */
export const groupNews = {
  code_soon: (group: string) => `${group} 的群二维码还有 1 天过期，换一张新的。`,
  code_over: (group: string) => `${group} 的群二维码过期了，邻居进不来，换一张新的。`,
  code_asked: (group: string) => `有邻居想进 ${group}，群二维码过期了，请换一张。`,
} as const
