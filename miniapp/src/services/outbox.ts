import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { Refused, Unreachable } from './api'
import type { Errand, NewErrand } from './errand'
import { newKey } from './newKey'
import { change, changeDraft, putCase } from './phone'
import { sendErrand } from './sendErrand'
import { keep, readKept } from './storage'

export type Outcome = { sent: PresentedCase } | { refused: Refused } | { waiting: true; noRoom?: boolean }

const LONGEST_PAUSE = 60_000
let errands: Errand[] = readKept<Errand[]>('outbox') ?? []
const running = new Set<string>()
let timer: ReturnType<typeof setTimeout> | undefined
const listeners = new Map<string, (outcome: Outcome) => void>()

const listed = () => errands.map(({ key, lane, kind, nextAt }) => ({ key, lane, kind, late: nextAt > 0 }))

function store(next: Errand[]) {
  errands = next
  keep('outbox', errands)
  change({ waiting: listed() })
}
const update = (key: string, patch: Partial<Errand>) =>
  store(errands.map((each) => (each.key === key ? ({ ...each, ...patch } as Errand) : each)))
const remove = (key: string) => store(errands.filter((each) => each.key !== key))
const tell = (key: string, outcome: Outcome) => {
  listeners.get(key)?.(outcome)
  listeners.delete(key)
}

/**
 * Keeps an errand on the phone before anything is sent, then sends it. Resolves with the server's answer, its refusal,
 * or `waiting` when there is no network now (`noRoom`: or no room at the server); then it is sent later, exactly once, also after a restart.
 */
export function add(errand: NewErrand): Promise<Outcome> {
  const key = errand.kind === 'tap' ? errand.key : newKey(Date.now())
  const lane = errand.kind === 'tap' ? errand.key : errand.lane
  store([...errands, { ...errand, key, lane, tries: 0, nextAt: 0 }])
  return new Promise((resolve) => {
    listeners.set(key, resolve)
    run()
  })
}

/** Takes back a tap that was never tried; false when the server may know it. */
export function takeBack(key: string): boolean {
  const found = errands.find((each) => each.key === key)
  if (!found || found.tries > 0) return false
  store(errands.filter((each) => each.lane !== key))
  return true
}

/** Sends everything again now: the network is back, or the app was opened. */
export function kick(): void {
  if (errands.some((each) => each.nextAt > 0)) store(errands.map((each) => ({ ...each, nextAt: 0 })))
  else change({ waiting: listed() })
  run()
}

/** A case is told in order: what comes later waits. Only who takes a case back does not wait for its photos, and nobody for photos there is no room for: they may wait for days. */
const holdsUp = (before: Errand, later: Errand) => before.lane === later.lane && !goesAhead(before, later)

function goesAhead(before: Errand, { kind, body }: Errand): boolean {
  if (before.kind !== 'files') return false
  if (before.noRoom && before.body.command === 'add_photo') return true
  return kind === 'command' && body.command === 'withdraw'
}

const ready = () =>
  errands.filter((each, at) => !running.has(each.key) && !errands.slice(0, at).some((before) => holdsUp(before, each)))

// each errand by itself: nobody's tap waits behind a photo of another case
function run(): void {
  for (const errand of ready())
    if (errand.nextAt <= Date.now() && !running.has(errand.key)) void attempt(errand).finally(run)
  if (timer) clearTimeout(timer)
  const soonest = Math.min(...ready().map((each) => each.nextAt))
  if (Number.isFinite(soonest)) timer = setTimeout(run, Math.max(100, soonest - Date.now()))
}

async function attempt(errand: Errand): Promise<void> {
  running.add(errand.key)
  update(errand.key, { tries: errand.tries + 1 })
  try {
    const found = await sendErrand(errand, (files) => update(errand.key, { files } as Partial<Errand>))
    putCase(found)
    if (errand.kind === 'tap') changeDraft(errand.key, { caseId: found.id, similar: found.similar })
    remove(errand.key)
    change({ online: true })
    tell(errand.key, { sent: found })
  } catch (error) {
    // a sign-in that went wrong says nothing about the errand itself
    if (error instanceof Refused && error.status !== 401) return giveUp(errand, error)
    postpone(errand, error)
  } finally {
    running.delete(errand.key)
  }
}

function postpone(errand: Errand, error: unknown) {
  const { waitMs, noRoom } = error instanceof Unreachable ? error : { waitMs: 0, noRoom: false }
  const pause = Math.min(LONGEST_PAUSE, 1000 * 2 ** errand.tries) * (0.8 + Math.random() * 0.4)
  update(errand.key, { nextAt: Date.now() + Math.max(pause, waitMs), noRoom })
  tell(errand.key, { waiting: true, noRoom })
}

function giveUp(errand: Errand, refused: Refused) {
  if (errand.kind === 'tap') {
    changeDraft(errand.key, { refused: refused.message })
    for (const each of errands) if (each.lane === errand.key && each !== errand) tell(each.key, { refused })
    store(errands.filter((each) => each.lane !== errand.key))
  } else remove(errand.key)
  tell(errand.key, { refused })
}
