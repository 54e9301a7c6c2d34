/** What the machine is called on timelines. */
export const systemName = '系统'
/** How a tradesperson is spoken of: 李师傅. */
export const masterText = (familyName: string): string => `${familyName}师傅`
