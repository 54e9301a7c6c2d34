import { PassThrough, type Readable } from 'node:stream'
import { inLanes } from '@jinlin/backend/infra/inLanes'
import { logger } from '@jinlin/backend/infra/logger'
import { areaNames } from '@jinlin/backend/places/areaSet'
import type { Estate } from '@jinlin/backend/register/EstateModel'
import { entranceOf, signText } from '@jinlin/backend/register/entranceSigns'
import { buildingsOf } from '@jinlin/backend/register/entrances'
import { WechatError } from '@jinlin/backend/wechat/WechatError'
import { DomainError } from '@jinlin/domain/errors'
import PDFDocument from 'pdfkit'
import { drawSign, type Sign } from './drawSign'
import { unprintable } from './signFonts'

/** Calls of WeChat on their way at once. */
const lanes = 4

/** The signs of all entrances of an estate as a PDF, a page each, by building and entrance; it flows while it is drawn. `retry_same_key` when WeChat makes no codes now: those made are kept. `invalid` with the `character` of a name that no font of ours has: a box on a wall helps nobody. */
export async function signSheets(estate: Estate): Promise<Readable> {
  const signs = await signsOf(estate)
  if (signs.length === 0) throw new DomainError('not_found')
  const paper = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: estate.name } })
  const out = paper.pipe(new PassThrough())
  draw(paper, signs, out).catch((error: unknown) => out.destroy(error as Error))
  return out
}

async function signsOf(estate: Estate): Promise<Sign[]> {
  const [buildings, names] = await Promise.all([buildingsOf(estate._id), areaNames()])
  const community = names.get(estate.communityCode) ?? ''
  const [character] = unprintable(
    [community, estate.name, ...buildings.flatMap(({ number, entrances }) => [number, ...entrances])].join(''),
  )
  if (character) throw new DomainError('invalid', { field: 'name', character })
  const doors = buildings.flatMap((building) => building.entrances.map((number) => ({ building, number })))
  try {
    return await inLanes(doors, lanes, async ({ building, number }) => {
      const text = await signText(await entranceOf(building, number))
      return { community, estate: estate.name, building: building.number, entrance: number, text }
    })
  } catch (error) {
    if (!(error instanceof WechatError)) throw error
    logger.warn({ api: error.api, errcode: error.errcode }, 'no permanent codes now')
    throw new DomainError('retry_same_key')
  }
}

/** A page at a time, waiting while the reader is slow. */
async function draw(paper: PDFKit.PDFDocument, signs: readonly Sign[], out: PassThrough): Promise<void> {
  for (const sign of signs) {
    paper.addPage()
    drawSign(paper, sign)
    if (out.writableNeedDrain) await new Promise((go) => out.once('drain', go))
    if (out.destroyed) return
  }
  paper.end()
}
