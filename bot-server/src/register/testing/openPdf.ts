import { createCanvas } from '@napi-rs/canvas'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A PDF as a reader shows it: how many pages, the words of one, one drawn at 144 dots an inch. */
export async function openPdf(bytes: Buffer) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  return {
    pages: pdf.numPages,
    textOf: async (page: number) => {
      const { items } = await (await pdf.getPage(page)).getTextContent()
      return items.map((item) => ('str' in item ? item.str : '')).join('')
    },
    draw: async (page: number) => {
      const paper = await pdf.getPage(page)
      const viewport = paper.getViewport({ scale: 2 })
      const canvas = createCanvas(viewport.width, viewport.height)
      const canvasContext = canvas.getContext('2d')
      await paper.render({ canvasContext, viewport, canvas } as never).promise
      const { data, width, height } = canvasContext.getImageData(0, 0, canvas.width, canvas.height)
      return { data: new Uint8ClampedArray(data), width, height, png: () => canvas.toBuffer('image/png') }
    },
  }
}
