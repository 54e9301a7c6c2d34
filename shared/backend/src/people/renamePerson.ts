import type { Model } from 'mongoose'
import { AttachmentModel } from '../attachments/AttachmentModel'
import { CaseModel } from '../cases/CaseModel'
import { FollowerModel } from '../cases/FollowerModel'
import { BlockModel } from '../dispatch/BlockModel'
import { GroupMemberModel } from '../groups/GroupMemberModel'
import { DraftModel } from '../inbox/DraftModel'
import { WaitingMediaModel } from '../inbox/WaitingMediaModel'
import { op } from '../infra/defineModel'
import { NotificationModel } from '../notifications/NotificationModel'

/**
 * Makes everything that names one person name another one: cases with their timelines, what is followed, told, half said, attached, and groups. Twice is once.
 * Who answers for that calls it in a transaction. A case's state and version stay: nothing has happened to it.
 */
export async function renamePerson(from: string, to: string): Promise<void> {
  const caseIds = await casesNaming(from)
  await moveRows(FollowerModel, from, to)
  await moveRows(NotificationModel, from, to)
  await moveRows(GroupMemberModel, from, to)
  await moveRows(BlockModel, from, to)
  await DraftModel.updateMany({ userId: from }, { $set: { userId: to } })
  await WaitingMediaModel.updateMany({ userId: from }, { $set: { userId: to } })
  await AttachmentModel.updateMany({ by: from }, { $set: { by: to } })
  for (const id of caseIds) await renameIn(id, from, to)
}

/** The cases somebody reported or speaks for, and those whose news or followers name them. */
async function casesNaming(userId: string): Promise<Set<string>> {
  const own = await CaseModel.find({ 'reporter.userId': userId }).select('_id').lean()
  const spoken = await CaseModel.find({ speaker: userId }).select('_id').lean()
  const followed = await FollowerModel.find({ userId }).select('caseId').lean()
  const told = await NotificationModel.find({ userId, caseId: op({ $gt: '' }) })
    .select('caseId')
    .lean()
  return new Set([...own, ...spoken].map(({ _id }) => _id).concat([...followed, ...told].map(({ caseId }) => caseId)))
}

async function renameIn(id: string, from: string, to: string): Promise<void> {
  const found = await CaseModel.findById(id).lean()
  if (!found) return
  const fields = Object.entries(found).map(([name, value]): [string, unknown, unknown] => [
    name,
    value,
    renamed(value, from, to),
  ])
  const changed = fields.filter(([, before, after]) => JSON.stringify(before) !== JSON.stringify(after))
  if (changed.length > 0)
    await CaseModel.updateOne(
      { _id: id },
      { $set: Object.fromEntries(changed.map(([name, , after]) => [name, after])) },
    )
  if (found.reporter.userId === from || found.reporter.userId === to)
    await FollowerModel.deleteOne({ _id: `${id}|${to}` })
}

/** Ids are never part of anything else: wherever one stands whole it is the person. */
function renamed(value: unknown, from: string, to: string): unknown {
  if (value === from) return to
  if (Array.isArray(value)) return value.map((each) => renamed(each, from, to))
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renamed(each, from, to)]))
}

type Row = { _id: string; userId: string }

/** Rows whose id holds the person's, so that there is one of each: what the other one has already stays. */
async function moveRows<T extends { _id: string; userId?: string }>(model: Model<T>, from: string, to: string) {
  const rows = model as unknown as Model<Row>
  for (const row of await rows.find({ userId: from }).lean<Row[]>()) {
    const moved = { ...row, _id: row._id.replace(from, to), userId: to }
    await rows.deleteOne({ _id: row._id })
    if (!(await rows.exists({ _id: moved._id }))) await rows.create([moved])
  }
}
