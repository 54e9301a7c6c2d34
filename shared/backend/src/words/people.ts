/** How a person is called who never told a name. */
export const newPersonName = '居民'
/** Why the system hands back the work of somebody who works here no more. */
export const leftWork = '已离岗'
