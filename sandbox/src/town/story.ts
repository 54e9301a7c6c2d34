import { toWgs84 } from '@jinlin/domain/places/geo'

/** Where the story plays: the resident's front door, in a dense part of 集宁区, as WeChat gives it. */
export const storyPoint = { lng: 113.115, lat: 41.034 } as const

const [lng, lat] = toWgs84({ ...storyPoint, datum: 'gcj02' }).coordinates
/** The same point in WGS-84: centre of the town and origin of its mesh. */
export const pinPoint = { lng, lat }
