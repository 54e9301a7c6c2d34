import { encode } from 'uqr'
import { signWords as words } from '../words/signs'
import { fontOf, type Run, runsOf } from './signFonts'

/** What stands on the sign of one entrance; `text` is what its code says. */
export type Sign = { community: string; estate: string; building: string; entrance: string; text: string }

const page = { width: 595.28, height: 841.89 }
/** What a line of words may take. */
const room = page.width - 80
const codeSize = 330
const brand = '#1F57A8'
const ink = '#1B1F23'
const quiet = '#545B63'

/** Draws the sign of one entrance on the open A4 page: where it is, the code, and how to use it. Black on white, so that any printer will do. */
export function drawSign(paper: PDFKit.PDFDocument, sign: Sign): void {
  paper.rect(0, 0, page.width, 14).fill(brand)
  centred(paper, sign.community, { y: 62, size: 22, color: quiet })
  centred(paper, sign.estate, { y: 98, size: 40, font: 'strong' })
  centred(paper, words.door(sign.building, sign.entrance), { y: 160, size: 32, font: 'strong', color: brand })
  drawCode(paper, sign.text, (page.width - codeSize) / 2, 226)
  centred(paper, words.call, { y: 584, size: 26, font: 'strong' })
  for (const [at, step] of words.steps.entries()) centred(paper, step, { y: 634 + at * 34, size: 18, color: quiet })
  centred(paper, words.danger, { y: 762, size: 18, font: 'strong', color: '#C02B21' })
  centred(paper, words.footer, { y: 800, size: 12, color: quiet })
}

type Style = { y: number; size: number; font?: 'plain' | 'strong'; color?: string }

/** A line in the middle: each piece in its part of the font, smaller where the line would be too wide for the page. */
function centred(paper: PDFKit.PDFDocument, text: string, { y, size, font = 'plain', color = ink }: Style): void {
  const runs = runsOf(text)
  const widthsAt = (points: number) =>
    runs.map((run) => useFont(paper, run, font).fontSize(points).widthOfString(run.text))
  const widths = widthsAt(Math.min(size, (size * room) / sum(widthsAt(size))))
  let x = (page.width - sum(widths)) / 2
  for (const [at, run] of runs.entries()) {
    useFont(paper, run, font).fillColor(color).text(run.text, x, y, { lineBreak: false })
    x += widths[at] ?? 0
  }
}

const sum = (widths: readonly number[]) => widths.reduce((total, width) => total + width, 0)

function useFont(paper: PDFKit.PDFDocument, { subset }: Run, font: 'plain' | 'strong'): PDFKit.PDFDocument {
  const weight = font === 'strong' ? 700 : 400
  const name = `${subset}-${weight}`
  return paper.registerFont(name, fontOf(subset, weight)).font(name)
}

/** The code as squares, each a hair larger than its cell so that no printer leaves white lines between them. It survives a quarter of it being torn off. */
function drawCode(paper: PDFKit.PDFDocument, text: string, x: number, y: number): void {
  const { data } = encode(text, { ecc: 'Q', border: 4 })
  const cell = codeSize / data.length
  data.forEach((row, line) => {
    row.forEach((black, column) => {
      if (black) paper.rect(x + column * cell, y + line * cell, cell + 0.05, cell + 0.05)
    })
  })
  paper.fill('#000000')
}
