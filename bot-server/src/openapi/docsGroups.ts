import type { AnyRoute } from '../http/route'
import { type DocsLanguage, docsPageWords } from '../words/docsPage'

/** Calls that belong together; `id` = its anchor. */
export type DocsGroup = { id: string; title: string; calls: AnyRoute[] }

const { groups } = docsPageWords.zh

/** The word a path begins with, if it has a group of its own. */
const wordOf = ({ path }: AnyRoute): string => {
  const word = path.split('/')[2] ?? ''
  return word in groups ? word : 'other'
}

/** The calls by what they are about, in the order of the page; groups without calls are left out. */
export const groupsOf = (routes: readonly AnyRoute[], language: DocsLanguage = 'zh'): DocsGroup[] =>
  Object.entries(docsPageWords[language].groups)
    .map(([id, title]) => ({ id, title, calls: routes.filter((row) => wordOf(row) === id) }))
    .filter(({ calls }) => calls.length > 0)

/** The anchor of a call. */
export const anchorOf = ({ method, path }: AnyRoute): string => `${method}${path.replace(/[/:]+/g, '-')}`
