import { areaNames } from '@jinlin/backend/places/areaSet'
import { type CorpOrder, corpSecretsShape, corpShape } from '@jinlin/backend/wecom/corpShape'
import { corpSecretNames, fingerprintOf, rotateCorp, saveCorp } from '@jinlin/backend/wecom/saveCorp'
import { WecomCorpModel } from '@jinlin/backend/wecom/WecomCorpModel'
import { codesOf } from '@jinlin/domain/places/area'
import type { z } from 'zod'
import type { Told } from '../accounts/accountCommands'
import { wrongParts } from '../accounts/wrongParts'
import { corpFields, corpWords } from '../words/wecom'

const wrong = (...lines: string[]): Told => ({ lines, well: false })

/** Adds or updates the enterprise that stands in a text of JSON. */
export async function addCorp(text: string): Promise<Told> {
  const read = readJson(text, corpShape, nameIn)
  if ('lines' in read) return read
  const order: CorpOrder = read.value
  const outcome = await saveCorp(order)
  return { lines: [corpWords.outcome[outcome](order.key)], well: outcome === 'added' || outcome === 'changed' }
}

/** Puts the secrets that stand in a text of JSON in the place of an enterprise's old ones. */
export async function rotateCorpSecrets(key: string, text: string): Promise<Told> {
  const read = readJson(text, corpSecretsShape, () => key)
  if ('lines' in read) return read
  if (Object.keys(read.value).length === 0) return wrong(corpWords.noSecret)
  const done = await rotateCorp(key, read.value)
  return done ? { lines: [corpWords.rotated(key)], well: true } : wrong(corpWords.unknownKey(key))
}

/** All enterprises, one a line under the names of the columns, without a secret. */
export async function listCorps(): Promise<Told> {
  const [found, names] = await Promise.all([
    WecomCorpModel.find({}).select('name corpId areaPath').sort({ _id: 1 }).lean(),
    areaNames(),
  ])
  const rows = found.map(({ _id, name, corpId, areaPath }) => [_id, name, corpId, areaOf(names, areaPath)])
  return { lines: [corpWords.columns, ...rows].map((cells) => cells.join('\t')), well: true }
}

/** One enterprise with its callback address; of its secrets the fingerprints. */
export async function showCorp(key: string, publicUrl: string): Promise<Told> {
  const [corp, names] = await Promise.all([WecomCorpModel.findById(key).lean(), areaNames()])
  if (!corp) return wrong(corpWords.unknownKey(key))
  const { shown } = corpWords
  const about = [
    shown.name(corp.name),
    shown.area(areaOf(names, corp.areaPath)),
    shown.corpId(corp.corpId),
    shown.callback(`${publicUrl}/wecom/${key}`),
  ]
  const secrets = corpSecretNames.map((field) => shown.secret(field, fingerprintOf(corp, field)))
  return { lines: [...about, ...secrets], well: true }
}

const areaOf = (names: ReadonlyMap<string, string>, areaPath: string) =>
  names.get(codesOf(areaPath).at(-1) ?? '') ?? areaPath

const nameIn = (read: unknown): string => {
  const key = (read as { key?: unknown } | null)?.key
  return typeof key === 'string' && /^[\w-]{1,64}$/.test(key) ? key : '#1'
}

/** What a text of JSON holds, or what is wrong with it in sentences. */
function readJson<Shape extends z.ZodType>(
  text: string,
  shape: Shape,
  nameOf: (read: unknown) => string,
): { value: z.output<Shape> } | Told {
  if (text.trim() === '') return wrong(corpWords.nothingGiven)
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return wrong(corpWords.unreadable)
  }
  if (read === null || typeof read !== 'object' || Array.isArray(read)) return wrong(corpWords.unreadable)
  const checked = shape.safeParse(read)
  if (checked.success) return { value: checked.data }
  return wrong(...wrongParts(checked.error.issues, nameOf(read), corpFields))
}
