import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { metresBetween, point } from '@jinlin/domain/places/geo'
import { placeText, titleOf } from './describe'
import { call } from './session'

/** Another open case of an area; `metres` to it where both places are known. */
export type Other = { found: PresentedCase; metres?: number }

type Page = { items: PresentedCase[]; nextCursor?: string | null }
const PAGES = 4
const MOST = 20

/** What a case of this area could go into: its open cases and those that wait for the reporter, the newest 200. */
export async function loadOthers(area: string): Promise<PresentedCase[]> {
  const all: PresentedCase[] = []
  let from = ''
  for (let page = 0; page < PAGES; page++) {
    const path = `/api/cases?state=open,confirm&area=${area}&limit=50${from}`
    const { items, nextCursor } = await call<Page>({ method: 'GET', path })
    all.push(...items)
    if (!nextCursor) break
    from = `&cursor=${encodeURIComponent(nextCursor)}`
  }
  return all
}

/** Those that fit the words (number, matter or place), the likest first: same matter, same family, then the nearest. */
export function findOthers(all: PresentedCase[], found: PresentedCase, words: string): Other[] {
  const wanted = words.trim()
  const fits = (each: PresentedCase) =>
    each.id !== found.id && [each.number, titleOf(each), placeText(each)].some((text) => text.includes(wanted))
  const others = all.filter(fits).map((each) => ({ found: each, metres: metresTo(found, each) }))
  const far = ({ metres }: Other) => metres ?? Number.MAX_SAFE_INTEGER
  return others.sort((a, b) => unlike(found, a.found) - unlike(found, b.found) || far(a) - far(b)).slice(0, MOST)
}

const family = ({ category }: PresentedCase) => category.slice(0, 3)
const unlike = (one: PresentedCase, other: PresentedCase): number =>
  one.category === other.category ? 0 : family(one) === family(other) ? 1 : 2

function metresTo({ place: { point: a } }: PresentedCase, { place: { point: b } }: PresentedCase): number | undefined {
  return a && b ? metresBetween(point(a.lng, a.lat), point(b.lng, b.lat)) : undefined
}
