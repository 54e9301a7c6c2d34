import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { sendJson } from './sendJson'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.map': 'application/json; charset=utf-8',
}

/** The file a path names inside `folder`; undefined for a path that leads out of it or can't be read as one. */
export const fileOf = (folder: string, path: string): string | undefined => {
  let plain: string
  try {
    plain = decodeURIComponent(path)
  } catch {
    return undefined
  }
  if (plain.includes('\0')) return undefined
  const file = normalize(join(folder, plain))
  return file === folder || file.startsWith(folder + sep) ? file : undefined
}

const found = async (file: string) => {
  const info = await stat(file).catch(() => undefined)
  return info?.isFile() ? { file, info } : undefined
}

const hashed = /\.[0-9a-f]{8,}\.(js|css|woff2|png|jpg|svg|webp)$/

/** A page with a line at the end of its head. */
const withHead = async (file: string, line: string): Promise<Buffer> =>
  Buffer.from((await readFile(file, 'utf8')).replace('</head>', `${line}</head>`))

/**
 * Serves a folder: `index.html` for the folder itself, and for paths without an extension when `spa`. `head` = a line that every page gets at the end of
 * its head.
 */
export const serveFiles =
  (folder: string, { spa, head }: { spa: boolean; head?: string }) =>
  async (path: string, from: IncomingMessage, to: ServerResponse): Promise<void> => {
    const wanted = fileOf(folder, path)
    const index = join(folder, 'index.html')
    const asked = wanted ? ((await found(wanted)) ?? (await found(join(wanted, 'index.html')))) : undefined
    const hit = asked ?? (wanted && spa && extname(path) === '' ? await found(index) : undefined)
    if (!hit) return sendJson(to, 404, { error: { code: 'not_found', message: 'Not found' } })
    const page = head && extname(hit.file) === '.html' ? await withHead(hit.file, head) : undefined
    const length = page?.length ?? hit.info.size
    const tag = `"${length.toString(36)}-${Math.trunc(hit.info.mtimeMs).toString(36)}"`
    const headers = {
      'content-type': types[extname(hit.file)] ?? 'application/octet-stream',
      'cache-control': hashed.test(hit.file) ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: tag,
    }
    if (from.headers['if-none-match'] === tag) {
      to.writeHead(304, headers).end()
      return
    }
    to.writeHead(200, { ...headers, 'content-length': length })
    if (page || from.method === 'HEAD') {
      to.end(from.method === 'HEAD' ? undefined : page)
      return
    }
    createReadStream(hit.file)
      .on('error', () => to.destroy())
      .pipe(to)
  }
