import { errorStatus } from '@jinlin/domain/errors'
import { errorWords } from '@jinlin/domain/words/errors'
import { roleLabel } from '@jinlin/domain/words/roles'
import { z } from 'zod'
import type { AnyRoute } from '../http/route'
import { docsWords } from '../words/docs'
import { docsPageWords } from '../words/docsPage'
import { answerShapes } from './answerShapes'
import { curlOf } from './curlOf'
import { anchorOf, type DocsGroup, groupsOf } from './docsGroups'
import { workedExample } from './workedExample'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (raw: string) => raw.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** The API of the server at `origin` on one page without scripts or anything foreign: each call with its shapes, each refusal with its sentence. */
export function docsPage(routes: readonly AnyRoute[], origin: string): string {
  const groups = groupsOf(routes)
  const refusals = Object.entries(errorStatus)
    .map(
      ([code, status]) =>
        `<tr><td>${status}</td><td><code>${code}</code></td><td>${text(errorWords[code as keyof typeof errorWords])}</td></tr>`,
    )
    .join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${docsWords.title}</title><link rel="stylesheet" href="/api/docs.css"></head><body><main>
<h1>${docsWords.title}</h1><p lang="en">${docsPageWords.english}</p>${docsWords.intro.map((line) => `<p>${line}</p>`).join('')}
<section><h2>${docsPageWords.example}</h2><p>${docsPageWords.exampleNote}</p><pre class="run">${text(workedExample(origin))}</pre></section>
<nav aria-label="${docsPageWords.contents}">${groups.map(contentsOf).join('')}<p><a href="#refusals"><b>${docsWords.refusals}</b></a></p></nav>
${groups.map(groupSection).join('\n')}
<h2 id="refusals">${docsWords.refusals}</h2><table>${refusals}</table></main></body></html>`
}

const contentsOf = ({ id, title, calls }: DocsGroup) =>
  `<details><summary><a href="#${id}"><b>${title}</b></a> ${calls.length}</summary><ul>${calls.map((row) => `<li><a href="#${anchorOf(row)}">${row.method.toUpperCase()} ${text(row.path)}</a> ${text(purposeOf(row))}</li>`).join('')}</ul></details>`

const groupSection = ({ id, title, calls }: DocsGroup) =>
  `<h2 id="${id}">${title}</h2>${calls.map(callSection).join('\n')}`

const purposeOf = ({ method, path, summary }: AnyRoute) => docsWords.calls[`${method} ${path}`] ?? summary

function callSection(row: AnyRoute): string {
  const { method, path, permission, query, body, answers, form } = row
  const who = typeof permission === 'string' ? docsWords.permissions[permission] : permission.map(roleLabel).join('、')
  const answer = answers in answerShapes ? answerShapes[answers as keyof typeof answerShapes] : undefined
  return `<section id="${anchorOf(row)}"><h3><b>${method.toUpperCase()}</b> ${text(path)}</h3><p>${text(purposeOf(row))} · ${text(who)}</p><pre class="run">${text(curlOf(row))}</pre>
${shown(docsWords.query, query)}${form ? `<p>${docsWords.form}</p>` : shown(docsWords.body, body)}${shown(docsWords.answer, answer)}</section>`
}

function shown(label: string, shape: z.ZodType | undefined): string {
  if (!shape) return ''
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  return `<details><summary>${label}</summary><pre>${text(JSON.stringify(schema, null, 1))}</pre></details>`
}
