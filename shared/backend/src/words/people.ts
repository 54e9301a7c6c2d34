/** How a person is called who never told a name. */
export const newPersonName = '居民'
