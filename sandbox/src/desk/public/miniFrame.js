import { make } from './dom.js'
import { newKey } from './town.js'
import { words } from './words.js'

const lookMs = 400
/** How soon it is noticed that a page has come up. */
const wordsMs = 50

/**
 * The mini-program in a phone's screen. It never adds to the browser's history, which all phones share: another person gets a frame of their
 * own, another page replaces the one that is open. `onSeen` hears that another page or sheet opens, with the id when it is a
 * case's (empty for one just reported, whose address has none yet); `seen` says which `page` is open, its `caseId`, and the `sheet` that lies on it.
 */
export function miniFrame(onSeen) {
  const root = make('div', { class: 'view mini' })
  let frame
  let key
  let seen = {}
  const addressOf = (page) => `/m/?as=${encodeURIComponent(key)}${page ? `#/${page}` : ''}`
  /** Gives the screen to a person, at a page. */
  const hold = (next, page) => {
    key = next
    seen = {}
    // a name of its own, so that the browser, coming back to the desk, doesn't put somebody else's page into it
    frame = make('iframe', {
      title: words.tabs.mini,
      allow: 'clipboard-write',
      name: newKey(),
      src: addressOf(page),
    })
    root.replaceChildren(frame)
    root.className = `view mini waiting ${page ? 'tasks' : 'home'}`
    unveil(frame)
  }
  /** The shape of the page stands before it until it has words. */
  const unveil = (held) => {
    if (held !== frame) return
    if (hasWords(held)) root.classList.remove('waiting')
    else setTimeout(unveil, wordsMs, held)
  }
  const open = (page) => frame.contentWindow.location.replace(addressOf(page))
  const look = () => {
    const now = { ...viewIn(frame?.contentWindow?.location.hash ?? ''), sheet: sheetIn(frame?.contentDocument) }
    if (now.page === seen.page && now.caseId === seen.caseId && now.sheet === seen.sheet) return
    seen = now
    onSeen(now.caseId)
  }
  setInterval(look, lookMs)
  return { root, hold, open, seen: () => seen }
}

const hasWords = ({ contentDocument }) => Boolean(contentDocument?.getElementById('app')?.textContent.trim())

/** The sheet by which a case is finished: `photo` while it wants one still, `finish` once it can be sent; undefined when none is open. */
export function sheetIn(page) {
  const yes = page?.getElementById('resolve-yes')
  if (!yes) return undefined
  return yes.classList.contains('button-off') ? 'photo' : 'finish'
}

/** What an address of the mini-program shows; no page while it is starting. */
export function viewIn(hash) {
  const page = hash.match(/^#\/pages\/(\w+)\//)?.[1]
  return page === 'case' ? { page, caseId: hash.match(/[?&]id=([^&]+)/)?.[1] ?? '' } : { page }
}
