/** What simulated staff say when they decline, as the phone's sheet offers it. */
export const declineReason = '正在忙'

/** The residents of a bench have no names of their own. */
export const benchName = '住户'

/** What a person writes to ask how their case stands. */
export const askStatus = '查询'
