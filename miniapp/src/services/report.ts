import { moreTradeTiles, tradeTiles } from '@jinlin/domain/categories/tiles'
import { caseWords } from '../words/case'
import { home } from '../words/home'
import { chosenPlace, type ReportPlace } from './chosenPlace'
import { serverNow } from './clock'
import { buzz, openCase, say } from './go'
import { freshFix, locate, locationState, type Point } from './location'
import { newKey } from './newKey'
import { add, takeBack } from './outbox'
import { change, changeDraft, type Draft, phone, saveNow } from './phone'

export const UNDO_SECONDS = 5
const SAME_TILE_MS = 60_000

/** The place a tap takes now: picked by hand, else a position of the last 60 s, else the bound dwelling, else unknown. Who comes to a home needs its door: of a call-out made there it is the dwelling. */
export function placeNow(category?: string): ReportPlace {
  const picked = chosenPlace()
  if (picked) return picked
  const fix = freshFix(Date.now())
  const dwelling = phone().me?.dwelling
  const isHome = dwelling !== undefined && (!fix || (comesHome(category) && isNear(fix, dwelling.point)))
  if (isHome) return { kind: 'home', text: dwelling.text, body: { dwellingId: dwelling.id } }
  if (fix) return { kind: 'here', body: { point: fix } }
  return { kind: 'unknown', body: { placeUnknown: true } }
}

const comesHome = (category: string | undefined) =>
  [...tradeTiles, ...moreTradeTiles].some((tile) => tile.category === category)

/** As far as a phone indoors errs, in metres. */
const NEAR_METRES = 150
const METRES_A_DEGREE = 111_195

/** Whether two places of one datum are near; flat, which a few hundred metres are. */
function isNear(a: Point, b: Point): boolean {
  const east = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(east, a.lat - b.lat) * METRES_A_DEGREE <= NEAR_METRES
}

const justMade = (category: string, now: number): Draft | undefined =>
  Object.values(phone().drafts).find(
    (each) => each.category === category && !each.undone && !each.refused && now - each.tappedAt < SAME_TILE_MS,
  )

const KEPT_DRAFTS = 20
const remember = (draft: Draft) =>
  change(({ drafts }) => ({
    drafts: Object.fromEntries(
      [[draft.key, draft] as const, ...Object.entries(drafts).sort(([, a], [, b]) => b.tappedAt - a.tappedAt)].slice(
        0,
        KEPT_DRAFTS,
      ),
    ),
  }))

/** A report as this phone knows it before anything is kept or sent: the case page is drawn from it. */
function draftOf(category: string, place: ReportPlace): Draft {
  const now = serverNow()
  return {
    key: newKey(Date.now()),
    category,
    tappedAt: now,
    undoUntil: now + UNDO_SECONDS * 1000,
    place: place.kind,
    placeText: place.text,
  }
}

/** Files a report: kept on the phone, then sent. `onDraft` runs before both, so that the person sees the case at once. */
export function report(category: string, onDraft?: (draft: Draft) => void): Draft {
  const place = placeNow(category)
  const draft = draftOf(category, place)
  remember(draft)
  onDraft?.(draft)
  const body = { category, ...place.body, undoSeconds: UNDO_SECONDS }
  saveNow()
  void add({ kind: 'tap', key: draft.key, body, tappedAt: new Date().toISOString() })
  // in the tap's own handler, because the platform asks for permission only there
  if ((place.kind === 'home' || place.kind === 'unknown') && locationState() === 'unasked') void addFixLater(draft)
  return draft
}

async function addFixLater(draft: Draft) {
  const point = await locate()
  // the better place may still be the dwelling it has
  if (point && placeNow(draft.category).kind === draft.place) return
  if (point && !phone().drafts[draft.key]?.undone) {
    changeDraft(draft.key, { place: 'here', placeText: undefined })
    void add({ kind: 'command', lane: draft.key, body: { command: 'change_place', point } })
  }
}

/** The tap on a tile: reports and opens the case page; the same tile within a minute opens the case just made. */
export function tapTile(category: string, more = ''): void {
  buzz()
  const again = justMade(category, serverNow())
  if (again) {
    say(home.again)
    openCase({ key: again.key, id: again.caseId })
    return
  }
  report(category, ({ key }) => openCase({ key, fresh: true, more }))
}

/** Takes the tap back: dropped while it is only on this phone, else withdrawn. Says so, and when a neighbour has joined meanwhile, that it goes on. */
export function undo(draft: Draft): void {
  changeDraft(draft.key, { undone: true })
  say(home.undone)
  if (takeBack(draft.key)) return
  void add({ kind: 'command', lane: draft.key, body: { command: 'withdraw' } }).then((outcome) => {
    if ('sent' in outcome && outcome.sent.state !== 'withdrawn') say(caseWords.goesOn)
  })
}
