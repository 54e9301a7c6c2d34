import { newCaseBody } from '@jinlin/domain/cases/caseApi'
import { refusalWhys } from '@jinlin/domain/cases/refusal'
import type { ErrorCode } from '@jinlin/domain/errors'
import { errorWords } from '@jinlin/domain/words/errors'
import { describe, expect, it } from 'vitest'
import { routes } from '../routes'
import { docsPageWords } from '../words/docsPage'
import { anchorOf, groupsOf } from './docsGroups'
import { docsPage } from './docsPage'
import { reported, workedExample } from './workedExample'

const origin = 'http://127.0.0.1:12111'
const page = docsPage(routes, origin, 'zh')
const inEnglish = docsPage(routes, origin, 'en')
const both = [
  ['Chinese', page],
  ['English', inEnglish],
] as const
/** What is read between the tags, without code and without what says that it is in another language. */
const readable = (html: string) =>
  html
    .replace(/<(\w+)[^>]* lang="[^"]+"[^>]*>.*?<\/\1>/g, (whole, tag) => (tag === 'html' ? whole : ''))
    .replace(/<(pre|code|style|svg|h3|h1|title)\b.*?<\/\1>/gs, '')
    .replace(/<li>.*?<\/li>/g, '')
    .replace(/<[^>]+>/g, ' ')
/** What stands under the heading of each call. */
const lines = [...page.matchAll(/<h3><b>(\w+)<\/b> ([^<]+)<\/h3><p>([^<]+)<\/p>/g)].map(([, method, path, line]) => ({
  call: `${method?.toLowerCase()} ${path}`,
  line: line ?? '',
}))
/** Terms that are the same in every language. */
const terms =
  /\b(wx\.login|code|parent|JPEG|PNG|WebP|MB|AMR|MP3|M4A|PDF|QR|OAuth|WeCom|OpenAPI|Open311|H5|A4|JSON|URL|Bearer)\b|\d/g

describe('whoever reads about the API', () => {
  it('finds every call', () => expect(lines).toHaveLength(routes.length))

  it('reads what each is for in one language, Chinese; a new call needs a line in words/docs.ts', () => {
    const foreign = lines.filter(
      ({ line }) => /[a-z]/i.test(line.replaceAll(terms, '')) || !/\p{Script=Han}/u.test(line),
    )
    expect(foreign).toEqual([])
  })

  it('reads the whole page in one language, and finds the other one behind a link', () => {
    expect(readable(inEnglish).match(/\p{Script=Han}+/gu)).toBeNull()
    const foreign = readable(page.replace(/<section id.*?<\/p>/gs, ''))
      .replaceAll(terms, '')
      .match(/[a-z]{2,}/gi)
    expect(
      foreign?.filter((word) => !['multipart', 'form', 'data', 'before', 'after', 'POST'].includes(word)) ?? [],
    ).toEqual([])
    expect(page).toContain('<a href="/api/docs?lang=en" lang="en">English</a>')
    expect(inEnglish).toContain('<a href="/api/docs?lang=zh" lang="zh-CN">中文</a>')
    expect(Object.keys(docsPageWords.en.groups)).toEqual(Object.keys(docsPageWords.zh.groups))
  })

  it.each(both)('finds the way home, the icon, and the description for machines once: %s', (_, html) => {
    expect(html.match(/href="\/"/g)).toHaveLength(1)
    expect(html).toContain('rel="icon" href="/favicon.ico"')
    expect(html.match(/href="\/api\/openapi\.json"/g)).toHaveLength(1)
  })

  it('reads each refusal with its sentence, and that of every why', () => {
    const whys = Object.entries(refusalWhys).flatMap(([code, each]) => each.map((why) => [code, why] as const))
    for (const [code, why] of whys) {
      const [, sentence] = page.match(new RegExp(`<code>why: ${why}</code></td><td lang="zh-CN">([^<]+)</td>`)) ?? []
      expect(sentence).toMatch(/。$/)
      expect(sentence, why).not.toBe(errorWords[code as ErrorCode])
    }
  })

  it('never sends two calls of one second under one key', () => {
    const keys = [...page.matchAll(/Idempotency-Key: ([^"&]+)/g)].map(([, key]) => key)
    expect(keys.length).toBeGreaterThan(10)
    expect(new Set(keys)).toEqual(new Set(['$(date +%s%N)']))
  })

  it('finds each call once in the contents, and every anchor leads somewhere', () => {
    const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    const links = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(links.filter((link) => !ids.includes(link))).toEqual([])
    expect(routes.filter((row) => links.filter((link) => link === anchorOf(row)).length !== 1)).toEqual([])
    expect(groupsOf(routes).flatMap(({ calls }) => calls)).toHaveLength(routes.length)
  })

  it('keeps what no group has a name for among the calls about this page only', () => {
    const other = groupsOf(routes).find(({ id }) => id === 'other')
    expect(other?.calls.map(({ path }) => path)).toEqual(['/api/openapi.json', '/api/docs', '/api/docs.css'])
  })

  it('can run each call as it stands on the page', () => {
    const commands = [...page.matchAll(/<pre class="run" tabindex="0">(curl [^<]+)<\/pre>/g)]
    expect(commands).toHaveLength(routes.length)
    expect(commands.filter(([, command]) => /\/:/.test(command ?? ''))).toEqual([])
  })

  it('is shown a report that the server takes', () => {
    expect(newCaseBody.safeParse(reported).success).toBe(true)
    expect(workedExample('http://127.0.0.1:12111')).toContain(JSON.stringify(reported))
  })
})
