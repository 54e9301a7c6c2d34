import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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
import { ttfOfWoff } from './ttfOfWoff'

/** Calls of WeChat on their way at once. */
const lanes = 4
const { resolve } = createRequire(import.meta.url)
type Weight = 400 | 700
const fonts = new Map<Weight, Buffer>()

/** Noto Sans SC (SIL Open Font License 1.1): the 7,900 characters of everyday Chinese with Latin letters and digits; read once. */
function fontOf(weight: Weight): Buffer {
  const file = `@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-${weight}-normal.woff`
  const font = fonts.get(weight) ?? ttfOfWoff(readFileSync(resolve(file)))
  fonts.set(weight, font)
  return font
}

/** The signs of all entrances of an estate as a PDF, a page each, by building and entrance; it flows while it is drawn. `retry_same_key` when WeChat makes no codes now: those made are kept. */
export async function signSheets(estate: Estate): Promise<Readable> {
  const signs = await signsOf(estate)
  if (signs.length === 0) throw new DomainError('not_found')
  const paper = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false, info: { Title: estate.name } })
  paper.registerFont('plain', fontOf(400)).registerFont('strong', fontOf(700))
  const out = paper.pipe(new PassThrough())
  draw(paper, signs, out).catch((error: unknown) => out.destroy(error as Error))
  return out
}

async function signsOf(estate: Estate): Promise<Sign[]> {
  const [buildings, names] = await Promise.all([buildingsOf(estate._id), areaNames()])
  const community = names.get(estate.communityCode) ?? ''
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
