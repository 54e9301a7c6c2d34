type Entry = { state: unknown; url: string }

/**
 * Gives a page in a frame a history of its own. All frames of a page share the browser's one history: going back in one frame would move
 * another. Nothing is added to the shared one any more, so the browser's own Back leaves the surrounding page and no frame is moved by it.
 * A page that is no frame keeps the browser's history.
 */
export function ownHistory(page: Window = window): void {
  if (page.parent === page) return
  const { history, location } = page
  const below: Entry[] = []
  const show = history.replaceState.bind(history)
  history.pushState = (state: unknown, title: string, url?: string | URL | null) => {
    below.push({ state: history.state, url: location.href })
    show(state, title, url)
  }
  history.go = (delta = 0) => {
    if (delta === 0) return location.reload()
    const [entry] = delta < 0 ? below.splice(delta) : []
    if (!entry) return
    // a browser answers later too: whoever asked is still listening by then
    setTimeout(() => {
      show(entry.state, '', entry.url)
      page.dispatchEvent(new PopStateEvent('popstate', { state: entry.state }))
    })
  }
  history.back = () => history.go(-1)
  history.forward = () => undefined
}
