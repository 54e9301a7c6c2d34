import { machineSteps } from './follow.js'
import { wayTo } from './way.js'

const tradesperson = 'tradesperson'
/** Who may claim a call-out from the pool; a report is claimed by grid leaders. */
const claimants = { H0101: 'locksmith', H0102: 'plumber', H0103: 'electrician' }

/** Whose turn it is in a case: `by` = the person as the case names them (`mine` tells which fact proves it), or nobody's. */
export function turnOf(found) {
  if (!found) return {}
  const { state, offer, assignee, reporter } = found
  if (['submitted', 'offered'].includes(state)) return offer ? { fact: 'offer', by: offer } : {}
  if (['accepted', 'in_progress', 'on_hold'].includes(state)) return { fact: 'assignee', by: assignee }
  return state === 'resolved' ? { fact: 'reporter', by: reporter } : {}
}

/** The name of the sentence that says what to press now, as far as the case alone decides it. */
function sentenceOf(found, tried) {
  const { state, offer, poolSince, assignee, needsAfterPhoto, place } = found ?? {}
  const trade = (offer ?? assignee)?.role === tradesperson
  switch (state) {
    case 'submitted':
      return offer ? 'accept' : place?.unknown ? 'place' : 'ask'
    case 'offered':
      if (!offer) return poolSince ? 'claim' : 'seek'
      return trade ? 'acceptTrade' : offer.role === 'grid_leader' ? 'accept' : 'acceptOfficer'
    case 'accepted':
      return trade ? 'startTrade' : needsAfterPhoto ? 'startPhoto' : 'start'
    case 'in_progress':
      return trade ? 'finishTrade' : needsAfterPhoto ? 'finishPhoto' : 'finish'
    case 'on_hold':
      return 'resume'
    case 'resolved':
      return 'confirm'
    case 'closed':
      return nextTry(tried)
    default:
      return 'tap'
  }
}

/** After a matter is done: the first of the ways that these cases of theirs have not gone yet. */
export function nextTry(tried) {
  const reports = tried.filter(({ kind }) => kind === 'report')
  const talked = ({ reporter }) => reporter?.via === 'account'
  if (!tried.some(({ kind }) => kind === 'callout')) return 'done'
  if (!tried.some(talked)) return 'doneCallOut'
  return reports.every(talked) ? 'doneTalk' : 'doneAll'
}

/** Sentences of the one who reports. */
const ofResident = ['tap', 'place', 'ask', 'seek', 'done', 'doneCallOut', 'doneTalk', 'doneAll']
/** Steps that are pressed on the case's own page; the first of them give way to the sheet for finishing it while that is open. */
const finishing = ['start', 'startPhoto', 'startTrade', 'finish', 'finishPhoto', 'finishTrade']
const onPage = [...finishing, 'resume', 'confirm']
/** What such a sheet wants. */
const ofSheet = ({ needsAfterPhoto }, sheet) =>
  sheet === 'photo' ? 'sheetPhoto' : needsAfterPhoto ? 'sheetTaken' : 'sheet'
/** The sentence that says where a person finds the case again. */
const findIt = ({ state, assignee }) =>
  state === 'resolved' ? 'openMine' : assignee?.role === tradesperson ? 'openTrade' : 'openTask'

/** What to press now in a word: sentences that the story repeats, because what usually comes at its step is not what is pressed. */
export const repeated = ['askedElsewhere', 'elsewhere', 'sheetPhoto', 'sheetTaken', 'sheet']

/** Where it is pressed otherwise. */
const pressedAt = { tap: 'home', done: 'home', doneTalk: 'home', doneAll: 'home', claim: 'tasks' }
/** A person who is asked says yes among the tasks, or on the page of the case. */
const answers = ['accept', 'acceptTrade', 'acceptOfficer']

/**
 * What to press now: the sentence's name, the key of whose phone it speaks of, and, when no phone on the desk is theirs, `seat` = the key of
 * who should be given one; `press` = the key of whose phone is pressed next, nobody's while the machine or somebody else is at it, `before` what brings that phone
 * to where it is pressed. `turn` is the key of whose turn it is (undefined: nobody of the story), `phones` tells by the keys of those who hold one what is open
 * there: `page`, `caseId` when it is a case (empty: one just reported), `sheet` when one lies on it, `chat` when that lies before it; `tried` is what the one who reports has reported so far.
 */
export function leadOf(found, turn, phones, tried = []) {
  const { by } = turnOf(found)
  // whoever is asked beside an open pool: those on the desk need not wait for them
  const name = by && !turn && by === found.offer && found.poolSince ? 'claim' : sentenceOf(found, tried)
  const key = name === 'claim' ? (claimants[found.category] ?? 'leader') : turn
  if (ofResident.includes(name)) return ofReporter(name, phones)
  if (!key) return { name: by === found.offer ? 'askedElsewhere' : 'elsewhere', who: by?.name }
  if (!(key in phones)) return { name: 'seat', key, seat: key }
  return { ...pressing(name, found, key, phones[key]), key, press: key }
}

function ofReporter(name, phones) {
  const key = Object.keys(phones)[0] ?? 'resident'
  const press = ['ask', 'seek'].includes(name) ? undefined : key
  return { name, key, press, before: pressedAt[name] && wayTo(pressedAt[name], key, phones[key]) }
}

function pressing(name, found, key, view) {
  const open = ['', found.id].includes(view?.caseId)
  if (onPage.includes(name) && !open) return { name: findIt(found), before: barred(view) }
  if (finishing.includes(name) && view?.sheet)
    return { name: ofSheet(found, view.sheet), before: view.chat ? 'mini' : undefined }
  const to = answers.includes(name) && !open ? 'tasks' : pressedAt[name]
  return { name, before: to ? wayTo(to, key, view) : view?.chat ? 'mini' : undefined }
}

/** Lists are found from every page with tabs. */
const barred = (view) => {
  const way = wayTo(undefined, undefined, view)
  return ['back', 'mini'].includes(way) ? way : undefined
}

/** The newest talk on one of these phones that waits for a place (`drafts`: since when, in ms, by key), as long as nobody has turned to the followed case since. */
export function askedFor(drafts, found, phones) {
  const waiting = [...drafts].filter(([key, since]) => since && key in phones).sort((one, other) => other[1] - one[1])
  const [key, since] = waiting[0] ?? []
  const byHand = found?.timeline.filter(({ command }) => !machineSteps.includes(command)).at(-1)
  if (!key || (byHand && Date.parse(byHand.at) > since)) return undefined
  return { name: 'draft', key, press: key }
}

/** What to press at a step that is still to come, as the name of its sentence and of who presses it. */
export function hintOf(step, found) {
  const role = (found?.assignee ?? found?.offer)?.role ?? (found?.kind === 'callout' ? tradesperson : 'grid_leader')
  const who = ['grid_leader', tradesperson].includes(role) ? role : 'other'
  if (step === 'accept' && found?.poolSince && !found.offer) return { name: 'claim', who }
  if (step !== 'finish') return { name: step, who }
  const photo = found?.needsAfterPhoto ?? true
  return { name: who === tradesperson ? 'finishTrade' : photo ? 'finishPhoto' : 'finish', who }
}
