import mongoose, { type IndexDefinition, type IndexOptions, type Model, Schema, type SchemaDefinition } from 'mongoose'

/** Longest run time of a read for a screen, in milliseconds. */
const readMs = 2000

const reads = ['find', 'findOne', 'countDocuments', 'distinct'] as const
const filtered = [
  ...reads,
  'findOneAndUpdate',
  'updateOne',
  'updateMany',
  'deleteOne',
  'deleteMany',
  'findOneAndDelete',
] as const

/** Where a value is missing in a filter, as a path; undefined when nowhere. The path is only built when there is one: a question for many ids has many values. */
function holeIn(value: unknown): string | undefined {
  if (value === undefined || value === null) return ''
  if (typeof value !== 'object' || value instanceof Date || value instanceof RegExp || Buffer.isBuffer(value))
    return undefined
  if (Array.isArray(value)) {
    const at = value.findIndex((each) => holeIn(each) !== undefined)
    return at < 0 ? undefined : `.${at}${holeIn(value[at])}`
  }
  for (const key of Object.keys(value)) {
    const hole = holeIn((value as Record<string, unknown>)[key])
    if (hole !== undefined) return `.${key}${hole}`
  }
  return undefined
}

/** A filter value that is missing would match a stranger's document: it is a programming error, never a wildcard. */
const refuseHoles = (filter: unknown, name: string): void => {
  const hole = holeIn(filter)
  if (hole !== undefined) throw new Error(`empty value in a filter: ${name}${hole}`)
}

type Index = [IndexDefinition, IndexOptions?]
/** `retired` = names of indexes that stored databases may still have from before. A changed index gets other keys, for under its old name it would be refused. */
type Options = { collection: string; indexes?: readonly Index[]; retired?: readonly string[] }

/** By name of the model, the indexes it has no more. */
export const retiredIndexes = new Map<string, readonly string[]>()

/** A model as all of ours are: string ids, unknown fields refused, no empty filters, reads end after 2 s. Live documents never leave the function that made them: read `.lean()`. */
export const defineModel = <T extends { _id: string }>(
  name: string,
  fields: SchemaDefinition,
  { collection, indexes = [], retired = [] }: Options,
): Model<T> => {
  retiredIndexes.set(name, retired)
  const schema = new Schema(fields, { collection, strict: 'throw', versionKey: false, minimize: false, id: false })
  for (const [index, options] of indexes) schema.index(index, options)
  schema.pre([...filtered], function () {
    refuseHoles(this.getFilter(), name)
  })
  schema.pre([...reads], function () {
    if (!this.getOptions().maxTimeMS) this.maxTimeMS(readMs)
  })
  return (mongoose.models[name] ?? mongoose.model(name, schema)) as unknown as Model<T>
}

/** Marks query operators as written by us: every other `$` in a filter is taken as a value. */
export const op = <const T extends object>(operators: T): T => mongoose.trusted(operators) as T
