import type { Actor } from '@jinlin/domain/people/roles'

/** Whoever has not signed in: holds nothing, owns nothing. */
export const anybody: Actor = { userId: 'anybody', name: '', grants: [] }
