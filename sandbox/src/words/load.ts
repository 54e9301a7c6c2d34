/** What simulated staff say when they decline, as the phone's sheet offers it. */
export const declineReason = '正在忙'
