import { op } from '../infra/defineModel'
import { guardWrite } from '../infra/guardWrite'
import { readTogether } from '../infra/readTogether'
import { type Subscription, SubscriptionModel, type Teller } from './SubscriptionModel'

/** Who allows what: a person of an app, and the template. */
export type Allowing = { appId: string; openid: string; templateId: string }

/** More than this nobody needs to have allowed in advance. */
const mostCredits = 100

/** So many answers are remembered by their keys. */
const mostCounted = 20

/** The phone and WeChat tell of the same answer within this time, in milliseconds. */
const pairMs = 10 * 60_000

const idOf = ({ appId, openid, templateId }: Allowing): string => `${appId}|${openid}|${templateId}`
const read = readTogether<Subscription>((ids) => SubscriptionModel.find({ _id: op({ $in: ids }) }).lean())

const remembered = (key: string) => ({ counted: { $each: [key], $slice: -mostCounted } })

/**
 * Notes a person's answer to WeChat's question: 允许 is one message more, a refusal leaves what was allowed before. The same `key` again changes nothing;
 * what the phone and WeChat tell of within ten minutes is one answer, whoever is first.
 */
export const noteConsent = async (
  who: Allowing,
  accepted: boolean,
  key: string,
  now: Date,
  by: Teller = 'wechat',
): Promise<void> => {
  const _id = idOf(who)
  const first = { appId: who.appId, openid: who.openid, templateId: who.templateId, credits: 0 }
  const start = { $setOnInsert: { ...first, changedAt: now } }
  await guardWrite(() => SubscriptionModel.updateOne({ _id }, start, { upsert: true }))
  if (accepted) return count(_id, key, now, by)
  await guardWrite(() =>
    SubscriptionModel.updateOne(
      { _id, counted: op({ $ne: key }) },
      { $set: { refused: true, changedAt: now }, $push: remembered(key) },
    ),
  )
}

/** Counts 允许 once: pairs it with what the other one told, else adds a message. Tried again, since both may come at the same moment. */
async function count(_id: string, key: string, now: Date, by: Teller): Promise<void> {
  const theirs = {
    $elemMatch: { by: by === 'phone' ? 'wechat' : 'phone', at: { $gt: new Date(now.getTime() - pairMs) } },
  }
  const fresh = { _id, counted: op({ $ne: key }) }
  const said = { refused: false, changedAt: now }
  for (let tries = 0; tries < 2; tries += 1) {
    const paired = await guardWrite(() =>
      SubscriptionModel.updateOne(
        { ...fresh, told: op(theirs) },
        { $set: { ...said, 'told.$.by': 'both' }, $push: remembered(key) },
      ),
    )
    if (paired.modifiedCount > 0) return
    const added = await guardWrite(() =>
      SubscriptionModel.updateOne(
        { ...fresh, credits: op({ $lt: mostCredits }), told: op({ $not: theirs }) },
        {
          $set: said,
          $inc: { credits: 1 },
          $push: { ...remembered(key), told: { $each: [{ by, at: now }], $slice: -mostCounted } },
        },
      ),
    )
    if (added.modifiedCount > 0) return
  }
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
