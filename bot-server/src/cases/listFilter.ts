import type { CaseFilter } from '@jinlin/backend/cases/queries'
import type { CaseState } from '@jinlin/domain/cases/case'
import { type ListQuery, stateGroups } from '@jinlin/domain/cases/caseApi'

const isGroup = (word: string): word is keyof typeof stateGroups & string => Object.hasOwn(stateGroups, word)

/** The query of a list as the backend reads it: groups of states spelled out. */
export const caseFilter = ({ state, category, area, mine }: ListQuery): CaseFilter => ({
  ...(state && { states: state.flatMap((word) => (isGroup(word) ? [...stateGroups[word]] : [word as CaseState])) }),
  ...(category && { category }),
  ...(area && { area }),
  ...(mine && { mine: true }),
})
