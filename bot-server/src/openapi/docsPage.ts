import { errorStatus } from '@jinlin/domain/errors'
import { errorWords } from '@jinlin/domain/words/errors'
import { roleLabel } from '@jinlin/domain/words/roles'
import { z } from 'zod'
import type { AnyRoute } from '../http/route'
import { docsWords } from '../words/docs'
import { answerShapes } from './answerShapes'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (raw: string) => raw.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** The API on one page without scripts or anything foreign: each call with its shapes, each refusal with its sentence. */
export function docsPage(routes: readonly AnyRoute[]): string {
  const refusals = Object.entries(errorStatus)
    .map(
      ([code, status]) =>
        `<tr><td>${status}</td><td><code>${code}</code></td><td>${text(errorWords[code as keyof typeof errorWords])}</td></tr>`,
    )
    .join('')
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${docsWords.title}</title><link rel="stylesheet" href="/api/docs.css"></head><body><main>
<h1>${docsWords.title}</h1>${docsWords.intro.map((line) => `<p>${line}</p>`).join('')}
${routes.map(callSection).join('\n')}
<h2>${docsWords.refusals}</h2><table>${refusals}</table></main></body></html>`
}

function callSection({ method, path, summary, permission, query, body, answers, form }: AnyRoute): string {
  const who = typeof permission === 'string' ? docsWords.permissions[permission] : permission.map(roleLabel).join('、')
  const answer = answers in answerShapes ? answerShapes[answers as keyof typeof answerShapes] : undefined
  return `<section><h2><b>${method.toUpperCase()}</b> ${text(path)}</h2><p>${text(docsWords.calls[`${method} ${path}`] ?? summary)} · ${text(who)}</p>
${shown(docsWords.query, query)}${form ? `<p>${docsWords.form}</p>` : shown(docsWords.body, body)}${shown(docsWords.answer, answer)}</section>`
}

function shown(label: string, shape: z.ZodType | undefined): string {
  if (!shape) return ''
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  return `<details><summary>${label}</summary><pre>${text(JSON.stringify(schema, null, 1))}</pre></details>`
}
