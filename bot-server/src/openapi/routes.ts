import { z } from 'zod'
import { route } from '../http/route'
import { docsLanguages } from '../words/docsPage'
import { docsPage } from './docsPage'
import { docsStyle } from './docsStyle'
import { openApiDocument } from './document'

/** The whole table of calls, these included. */
type Rows = () => Parameters<typeof openApiDocument>[0]

const description = (rows: Rows) => {
  let written: string | undefined
  return route({
    method: 'get',
    path: '/api/openapi.json',
    permission: 'public',
    summary: 'This description, OpenAPI 3.1',
    answers: 'Document',
    async run({ ctx }) {
      written ??= JSON.stringify(openApiDocument(rows()))
      ctx.type = 'json'
      ctx.body = written
      return { raw: true }
    },
  })
}

const page = (rows: Rows) =>
  route({
    method: 'get',
    path: '/api/docs',
    permission: 'public',
    summary: 'The same for people to read, `lang` = zh or en',
    answers: 'Page',
    query: z.strictObject({ lang: z.enum(docsLanguages).default('zh') }),
    async run({ ctx, query }) {
      ctx.type = 'html'
      ctx.body = docsPage(rows(), `${ctx.protocol}://${ctx.host}`, query.lang)
      return { raw: true }
    },
  })

const style = route({
  method: 'get',
  path: '/api/docs.css',
  permission: 'public',
  summary: 'The look of that page',
  answers: 'Style',
  async run({ ctx }) {
    ctx.type = 'css'
    ctx.body = docsStyle
    return { raw: true }
  },
})

/** The calls that describe all others. */
export const docsRoutes = (rows: Rows) => [description(rows), page(rows), style]
