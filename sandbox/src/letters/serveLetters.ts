import type { IncomingMessage, ServerResponse } from 'node:http'
import { serveFiles } from '../gateway/staticFiles'
import { lettersCss, lettersFolder } from './lettersCss'

/** What a page puts into its head to have the letters. */
export const lettersLink = '<link rel="stylesheet" href="/letters/letters.css">'

/** Answers `/letters/…`: the stylesheet, which a browser keeps for an hour, and the two files it names. */
export const serveLetters = () => {
  const files = serveFiles(lettersFolder, { spa: false })
  let written: string | undefined
  return async (path: string, from: IncomingMessage, to: ServerResponse): Promise<void> => {
    if (path !== '/letters.css') return files(path, from, to)
    written ??= lettersCss()
    to.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }).end(written)
  }
}
