import { defineModel } from '../infra/defineModel'

/** A sign-in on its way from the server's redirect to the page; `_id` = digest of the code, `browser` = digest of the cookie that began it. */
export type HandOver = { _id: string; userId: string; browser: string; until: Date }

/** Sign-ins on their way; taken once, removed by their date. */
export const HandOverModel = defineModel<HandOver>(
  'HandOver',
  { _id: String, userId: String, browser: String, until: Date },
  { collection: 'handOvers', indexes: [[{ until: 1 }, { expireAfterSeconds: 0 }]] },
)
