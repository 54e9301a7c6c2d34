import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { readTogether } from '../infra/readTogether'
import { type Subscription, SubscriptionModel } from './SubscriptionModel'

/** Who allows what: a person of an app, and the template. */
export type Allowing = { appId: string; openid: string; templateId: string }

/** More than this nobody needs to have allowed in advance. */
const mostCredits = 100

/** So many answers are remembered by their keys. */
const mostCounted = 20

const idOf = ({ appId, openid, templateId }: Allowing): string => `${appId}|${openid}|${templateId}`
const read = readTogether<Subscription>((ids) => SubscriptionModel.find({ _id: op({ $in: ids }) }).lean())

/** Notes a person's answer to WeChat's question: 允许 is one message more, a refusal leaves what was allowed before. The same `key` again changes nothing. */
export const noteConsent = async (who: Allowing, accepted: boolean, key: string, now: Date): Promise<void> => {
  const _id = idOf(who)
  const first = { appId: who.appId, openid: who.openid, templateId: who.templateId, credits: 0 }
  const start = { $setOnInsert: { ...first, changedAt: now } }
  await guardWrite(() => SubscriptionModel.updateOne({ _id }, start, { upsert: true }))
  const room = accepted ? { credits: op({ $lt: mostCredits }) } : {}
  const credit = accepted ? { $inc: { credits: 1 } } : {}
  await guardWrite(() =>
    SubscriptionModel.updateOne(
      { _id, counted: op({ $ne: key }), ...room },
      {
        $set: { refused: !accepted, changedAt: now },
        $push: { counted: { $each: [key], $slice: -mostCounted } },
        ...credit,
      },
    ),
  )
}

/** Nothing more is allowed: WeChat said so (43101), or the person switched it off. */
export const endConsent = async (who: Allowing, now: Date): Promise<void> => {
  await SubscriptionModel.updateOne({ _id: idOf(who) }, { $set: { credits: 0, refused: true, changedAt: now } })
}

/** Takes one message out of what is allowed; false when nothing is. */
export const takeCredit = async (who: Allowing): Promise<boolean> => {
  const taken = await SubscriptionModel.updateOne(
    { _id: idOf(who), credits: op({ $gte: 1 }) },
    { $inc: { credits: -1 } },
  )
  return taken.modifiedCount === 1
}

/** Gives one back for a message that surely did not leave. */
export const returnCredit = async (who: Allowing): Promise<void> => {
  await SubscriptionModel.updateOne({ _id: idOf(who) }, { $inc: { credits: 1 } })
}

/** What a person has answered for a template, and how often it may still be sent; those asked for at the same moment are read together. */
export const consentOf = async (who: Allowing): Promise<{ credits: number; refused: boolean }> => {
  const found = await read(idOf(who))
  return { credits: found?.credits ?? 0, refused: found?.refused ?? false }
}
