import type { CommandBodyInput, NewCaseBodyInput } from '@jinlin/domain/cases/caseApi'
import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { Refused, Unreachable } from './api'
import { forgetFile, type KeptFile, pathOf } from './files'
import { newKey } from './newKey'
import { change, changeDraft, phone, putCase } from './phone'
import { call, upload } from './session'
import { keep, readKept } from './storage'

/** Commands as they wait here; the ids of photos come when they are uploaded. */
export type WaitingCommand = CommandBodyInput | { command: 'add_photo' }
/** Something this phone owes the server. `lane` is the draft's key or the case's id: what concerns one case is sent in order. */
export type Errand = { key: string; lane: string; tries: number; nextAt: number } & (
  | { kind: 'tap'; body: NewCaseBodyInput; tappedAt: string }
  | { kind: 'command'; body: CommandBodyInput }
  | { kind: 'files'; body: WaitingCommand; phase: 'before' | 'after'; files: (KeptFile & { id?: string })[] }
)
export type NewErrand =
  | { kind: 'tap'; key: string; body: NewCaseBodyInput; tappedAt: string }
  | { kind: 'command'; lane: string; body: CommandBodyInput }
  | { kind: 'files'; lane: string; body: WaitingCommand; phase: 'before' | 'after'; files: KeptFile[] }
export type Outcome = { sent: PresentedCase } | { refused: Refused } | { waiting: true }

const LONGEST_PAUSE = 60_000
let errands: Errand[] = readKept<Errand[]>('outbox') ?? []
let running = false
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
 * or `waiting` when there is no network now; then it is sent later, exactly once, also after a restart.
 */
export function add(errand: NewErrand): Promise<Outcome> {
  const key = errand.kind === 'tap' ? errand.key : newKey(Date.now())
  const lane = errand.kind === 'tap' ? errand.key : errand.lane
  store([...errands, { ...errand, key, lane, tries: 0, nextAt: 0 }])
  return new Promise((resolve) => {
    listeners.set(key, resolve)
    void run()
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
  void run()
}

const heads = () => errands.filter((each, at) => errands.findIndex((other) => other.lane === each.lane) === at)

async function run(): Promise<void> {
  if (running) return
  running = true
  try {
    for (;;) {
      const next = heads().find((each) => each.nextAt <= Date.now())
      if (!next) break
      await attempt(next)
    }
  } finally {
    running = false
    const soonest = Math.min(...heads().map((each) => each.nextAt))
    if (timer) clearTimeout(timer)
    if (Number.isFinite(soonest)) timer = setTimeout(() => void run(), Math.max(100, soonest - Date.now()))
  }
}

async function attempt(errand: Errand): Promise<void> {
  update(errand.key, { tries: errand.tries + 1 })
  try {
    const found = await send(errand)
    putCase(found)
    if (errand.kind === 'tap') changeDraft(errand.key, { caseId: found.id, similar: found.similar })
    remove(errand.key)
    change({ online: true })
    tell(errand.key, { sent: found })
  } catch (error) {
    // a sign-in that went wrong says nothing about the errand itself
    if (error instanceof Refused && error.status !== 401) return giveUp(errand, error)
    postpone(errand, error instanceof Unreachable ? error.waitMs : 0)
  }
}

function postpone(errand: Errand, waitMs: number) {
  const pause = Math.min(LONGEST_PAUSE, 1000 * 2 ** errand.tries) * (0.8 + Math.random() * 0.4)
  update(errand.key, { nextAt: Date.now() + Math.max(pause, waitMs) })
  tell(errand.key, { waiting: true })
}

function giveUp(errand: Errand, refused: Refused) {
  if (errand.kind === 'tap') {
    changeDraft(errand.key, { refused: refused.message })
    for (const each of errands) if (each.lane === errand.key && each !== errand) tell(each.key, { refused })
    store(errands.filter((each) => each.lane !== errand.key))
  } else remove(errand.key)
  tell(errand.key, { refused })
}

const caseIdOf = (lane: string) => phone().drafts[lane]?.caseId ?? lane
const command = (errand: Errand, body: object) =>
  call<PresentedCase>({ method: 'POST', path: `/api/cases/${caseIdOf(errand.lane)}/commands`, body, key: errand.key })

async function send(errand: Errand): Promise<PresentedCase> {
  if (errand.kind === 'tap') {
    const body = { ...errand.body, tappedAt: errand.tappedAt, sentAt: new Date().toISOString() }
    return call<PresentedCase>({ method: 'POST', path: '/api/cases', body, key: errand.key })
  }
  if (errand.kind === 'command') return command(errand, errand.body)
  return sendFiles(errand)
}

async function sendFiles(errand: Errand & { kind: 'files' }): Promise<PresentedCase> {
  const files = [...errand.files]
  for (const [at, file] of files.entries()) {
    if (file.id) continue
    const path = await pathOf(file)
    if (!path) continue
    const { id } = await upload(path, errand.phase, `${errand.key}-${at}`)
    files[at] = { ...file, id }
    update(errand.key, { files } as Partial<Errand>)
  }
  const attachmentIds = files.flatMap((file) => (file.id ? [file.id] : []))
  const found = await command(errand, { ...errand.body, attachmentIds })
  await Promise.all(files.map((file) => forgetFile(file).catch(() => undefined)))
  return found
}
