import { turnOf } from './lead.js'
import { caseAs } from './town.js'

const known = new Map()
const enough = 200

/** Who of the story's people has the turn in a case, by key; undefined when it is nobody of them. Asked once for each change. */
export function whoseTurn(found, people) {
  const { fact, by } = turnOf(found)
  if (!by) return Promise.resolve(undefined)
  const question = `${found.id} ${found.version} ${fact}`
  if (known.size > enough) known.clear()
  if (!known.has(question)) known.set(question, search(found, fact, by, people))
  return known.get(question)
}

/** Names are masked, so the case itself is asked, as each of those it may be. */
async function search({ id }, fact, by, people) {
  const may = [...people.values()].filter(
    ({ name, roles }) => name.startsWith(by.name.slice(0, 1)) && (!by.role || roles.includes(by.role)),
  )
  for (const { key } of may) {
    const seen = await caseAs(key, id).catch(() => undefined)
    if (seen?.[fact]?.mine) return key
  }
  return undefined
}
