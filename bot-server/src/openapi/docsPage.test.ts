import { describe, expect, it } from 'vitest'
import { routes } from '../routes'
import { docsPage } from './docsPage'

const page = docsPage(routes)
/** What stands under the heading of each call. */
const lines = [...page.matchAll(/<h2><b>(\w+)<\/b> ([^<]+)<\/h2><p>([^<]+)<\/p>/g)].map(([, method, path, line]) => ({
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
})
