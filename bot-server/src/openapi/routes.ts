import { route } from '../http/route'
import { docsPage } from './docsPage'
import { docsStyle } from './docsStyle'
import { openApiDocument } from './document'

/** The calls that describe all others; `rows` = the whole table, these included. */
export function docsRoutes(rows: () => Parameters<typeof openApiDocument>[0]) {
  let written: string | undefined
  const document = () => {
    written ??= JSON.stringify(openApiDocument(rows()))
    return written
  }
  return [
    route({
      method: 'get',
      path: '/api/openapi.json',
      permission: 'public',
      summary: 'This description, OpenAPI 3.1',
      answers: 'Document',
      async run({ ctx }) {
        ctx.type = 'json'
        ctx.body = document()
        return { raw: true }
      },
    }),
    route({
      method: 'get',
      path: '/api/docs',
      permission: 'public',
      summary: 'The same for people to read',
      answers: 'Page',
      async run({ ctx }) {
        ctx.type = 'html'
        ctx.body = docsPage(rows())
        return { raw: true }
      },
    }),
    route({
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
    }),
  ]
}
