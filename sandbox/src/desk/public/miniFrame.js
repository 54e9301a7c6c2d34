import { make } from './dom.js'
import { newKey } from './town.js'
import { words } from './words.js'

const lookMs = 400

/**
 * The mini-program in a phone's screen. It never adds to the browser's history, which all phones share: another person gets a frame of their
 * own, another page replaces the one that is open. `onCase` gets the id of a case when its page opens (empty for one
 * just reported, whose address has none yet), and nothing when it closes; `seen` says which one is open.
 */
export function miniFrame(onCase) {
  const root = make('div', { class: 'view mini' })
  let frame
  let key
  let seen
  const addressOf = (page) => `/m/?as=${encodeURIComponent(key)}${page ? `#/${page}` : ''}`
  /** Gives the screen to a person, at a page. */
  const hold = (next, page) => {
    key = next
    seen = undefined
    // a name of its own, so that the browser, coming back to the desk, doesn't put somebody else's page into it
    frame = make('iframe', {
      title: words.tabs.mini,
      allow: 'clipboard-write',
      name: newKey(),
      src: addressOf(page),
    })
    root.replaceChildren(frame)
  }
  const open = (page) => frame.contentWindow.location.replace(addressOf(page))
  const look = () => {
    const now = caseIn(frame?.contentWindow?.location.hash ?? '')
    if (now === seen) return
    seen = now
    onCase(now)
  }
  setInterval(look, lookMs)
  return { root, hold, open, seen: () => seen }
}

/** The id of the case a page of the mini-program shows, empty for one just reported; nothing on another page. */
const caseIn = (hash) => (hash.startsWith('#/pages/case/') ? (hash.match(/[?&]id=([^&]+)/)?.[1] ?? '') : undefined)
