import { make } from './dom.js'
import { heardAs, holds, noticeOf } from './notice.js'

/** How long a notice stands, in ms. */
export const noticeMs = 5000

/**
 * WeChat's notice at the top of a phone's screen, for five seconds and no longer than it is true: `raise` shows a line that tells of `about` ({caseId, command},
 * nothing where it tells of no case); `changed` takes it away when the case as it is now says otherwise, `gone` when the case is no longer theirs.
 */
export function banner() {
  const notice = make('button', { class: 'banner', type: 'button', hidden: true })
  const root = make('div', { role: 'status' }, notice)
  let shown
  let timer
  const hide = () => {
    clearTimeout(timer)
    notice.hidden = true
    shown = undefined
  }
  const raise = (line, about, onTap) => {
    hide()
    shown = about
    fill(notice, noticeOf(line), onTap)
    timer = setTimeout(hide, noticeMs)
  }
  const changed = (found) => {
    if (shown?.caseId === found.id && !holds(shown.command, found)) hide()
  }
  const gone = (caseId) => {
    if (shown?.caseId === caseId) hide()
  }
  return { root, raise, changed, gone, hide }
}

function fill(notice, told, onTap) {
  notice.replaceChildren(
    make('img', { src: 'icon.svg', alt: '' }),
    make('small', {}, told.account),
    make('b', {}, told.title),
    ...(told.body ? [make('span', {}, told.body)] : []),
  )
  notice.setAttribute('aria-label', heardAs(told))
  notice.onclick = onTap
  notice.hidden = false
}
