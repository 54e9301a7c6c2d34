/** Pages with the tabs below them; every other one has 返回 above it. */
const tabPages = ['home', 'tasks', 'cases', 'me']
const trades = ['plumber', 'locksmith', 'electrician']
const leaders = ['leader', 'leader2']

/**
 * What the person of this key presses first to come to a page of the mini-program, as the name of a word; undefined when it is open already, or nobody knows
 * what is. `view` = what their phone shows: `page`, and `chat` when that lies before it.
 */
export function wayTo(page, key, view) {
  if (view?.chat) return 'mini'
  if (!view?.page || view.page === page) return undefined
  return tabPages.includes(view.page) ? tabTo[page]?.(key) : 'back'
}

/** The tab of a page, as the one who works by it calls it. */
const tabTo = {
  home: (key) => (leaders.includes(key) ? 'report' : 'home'),
  tasks: (key) => (trades.includes(key) ? 'orders' : 'tasks'),
}
