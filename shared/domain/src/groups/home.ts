/** What somebody is behind the door they bind: 房主, 家人, 租客. */
export const homeRelations = ['owner', 'family', 'tenant'] as const
export type HomeRelation = (typeof homeRelations)[number]

/** The id of an entrance: its building's, and its own number in it. */
export const entranceIdOf = (buildingId: string, entrance: string): string => `${buildingId}-${entrance}`
