import { refusalWhys } from '@jinlin/domain/cases/refusal'
import { defaultPolicy } from '@jinlin/domain/dispatch/policy'
import { type ErrorCode, errorStatus } from '@jinlin/domain/errors'
import { errorText, errorWords } from '@jinlin/domain/words/errors'
import { roleLabel } from '@jinlin/domain/words/roles'
import { z } from 'zod'
import { houseMark } from '../http/houseMark'
import type { AnyRoute } from '../http/route'
import { callWords } from '../words/docs'
import { type DocsLanguage, docsLanguages, docsPageWords } from '../words/docsPage'
import { answerShapes } from './answerShapes'
import { curlOf } from './curlOf'
import { anchorOf, type DocsGroup, groupsOf } from './docsGroups'
import { workedExample } from './workedExample'

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const text = (raw: string) => raw.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign)

/** The API of the server at `origin` on one page in one language, without scripts or anything foreign: each call with its shapes, each refusal with its sentence. */
export function docsPage(routes: readonly AnyRoute[], origin: string, language: DocsLanguage): string {
  const words = docsPageWords[language]
  const groups = groupsOf(routes, language)
  return `<!doctype html><html lang="${tags[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${words.title}</title><link rel="icon" href="/favicon.ico" type="image/svg+xml"><link rel="stylesheet" href="/api/docs.css"></head><body>${header(language)}<main>
<h1>${words.title}</h1>${words.intro.map((line) => `<p>${line}</p>`).join('')}
<section><h2>${words.example}</h2><p>${words.exampleNote}</p><pre class="run" tabindex="0">${text(workedExample(origin))}</pre></section>
<nav aria-label="${words.contents}">${groups.map((group) => contentsOf(group, language)).join('')}<p><a href="#refusals"><b>${words.refusals}</b></a></p></nav>
${groups.map((group) => groupSection(group, language)).join('\n')}
<h2 id="refusals">${words.refusals}</h2><table>${refusalRows()}</table></main></body></html>`
}

const tags: Readonly<Record<DocsLanguage, string>> = { zh: 'zh-CN', en: 'en' }

/** Back to the house's own page, and to the same page in the other language. */
function header(language: DocsLanguage): string {
  const { house, other } = docsPageWords[language]
  const there = docsLanguages.find((one) => one !== language) ?? language
  return `<header><a class="house" href="/">${houseMark}<b>${house}</b></a><a href="/api/docs?lang=${there}" lang="${tags[there]}">${other}</a></header>`
}

const refusalRow = (status: string, code: string, sentence: string) =>
  `<tr><td>${status}</td><td><code>${code}</code></td><td lang="zh-CN">${text(sentence)}</td></tr>`

/** What a sentence names beside its why, as one case has it. */
const sample = { days: defaultPolicy.reopenDays, who: ['handler', 'superior'], state: 'offered' }

/** Each code with its sentence, and the sentences of its `details.why`. */
const refusalRows = () =>
  Object.entries(errorStatus)
    .map(([name, status]) => {
      const code = name as ErrorCode
      const whys = Object.entries(refusalWhys).find(([each]) => each === code)?.[1] ?? []
      const because = whys.map((why) => refusalRow('', `why: ${why}`, errorText(code, { ...sample, why })))
      return refusalRow(String(status), code, errorWords[code]) + because.join('')
    })
    .join('')

const contentsOf = ({ id, title, calls }: DocsGroup, language: DocsLanguage) =>
  `<details><summary><a href="#${id}"><b>${title}</b></a> ${calls.length}</summary><ul>${calls.map((row) => `<li><a href="#${anchorOf(row)}">${row.method.toUpperCase()} ${text(row.path)}</a> ${text(purposeOf(row, language))}</li>`).join('')}</ul></details>`

const groupSection = ({ id, title, calls }: DocsGroup, language: DocsLanguage) =>
  `<h2 id="${id}">${title}</h2>${calls.map((row) => callSection(row, language)).join('\n')}`

const purposeOf = ({ method, path, summary }: AnyRoute, language: DocsLanguage) =>
  (language === 'zh' && callWords[`${method} ${path}`]) || summary

function whoOf({ permission }: AnyRoute, language: DocsLanguage): string {
  if (typeof permission === 'string') return docsPageWords[language].permissions[permission]
  return language === 'zh'
    ? permission.map(roleLabel).join('、')
    : permission.map((role) => role.replaceAll('_', ' ')).join(', ')
}

function callSection(row: AnyRoute, language: DocsLanguage): string {
  const { method, path, query, body, answers, form } = row
  const words = docsPageWords[language]
  const answer = answers in answerShapes ? answerShapes[answers as keyof typeof answerShapes] : undefined
  return `<section id="${anchorOf(row)}"><h3><b>${method.toUpperCase()}</b> ${text(path)}</h3><p>${text(purposeOf(row, language))} · ${text(whoOf(row, language))}</p><pre class="run" tabindex="0">${text(curlOf(row))}</pre>
${shown(words.query, query)}${form ? `<p>${words.form}</p>` : shown(words.body, body)}${shown(words.answer, answer)}</section>`
}

function shown(label: string, shape: z.ZodType | undefined): string {
  if (!shape) return ''
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' })
  return `<details><summary>${label}</summary><pre>${text(JSON.stringify(schema, null, 1))}</pre></details>`
}
