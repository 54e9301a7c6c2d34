import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import type { Role } from '@jinlin/domain/people/roles'
import { matterNames } from '@jinlin/domain/words/matterNames'
import { personText } from '@jinlin/domain/words/persons'
import { roleLabels } from '@jinlin/domain/words/roles'
import { caseWords } from '../words/case'

/** What people call this matter: as everywhere, else by the catalogue. */
export const titleOf = ({ category, categoryName }: Pick<PresentedCase, 'category' | 'categoryName'>): string =>
  matterNames[category] ?? categoryName

/** Where it is, in words. */
export const placeText = ({ place }: Pick<PresentedCase, 'place'>): string =>
  place.unknown
    ? caseWords.placeUnknown
    : spaced(place.text ?? [place.areaName, place.gridName].filter(Boolean).join(' '))

/** A role as people say it; the server may have said it already. */
export const roleText = (role: string): string => (roleLabels as Record<string, string>)[role] ?? role

/** A person who works on a case: 李师傅 for a trade, 王** for everybody else; the name comes masked. */
export const whoText = ({ name, role }: { name: string; role: string }): string => personText(name, role as Role)

/** Han and digits with a space between, as everywhere on the phone: 3 号楼. */
export const spaced = (text: string): string =>
  text.replace(/([\u4e00-\u9fff])(\d)/g, '$1 $2').replace(/(\d)([\u4e00-\u9fff])/g, '$1 $2')

/** The same words with each number kept on the line of what it counts: 1 号楼, 12 秒. For showing only. */
export const counted = (text: string): string => text.replace(/(\d) ([\u4e00-\u9fff])/g, '$1\u00a0$2')

/** `counted`, and nine Han in a row may part anywhere: for lines that else part at spaces and marks only. */
export const unbroken = (text: string): string =>
  counted(text).replace(/[\u4e00-\u9fff]{9,}/g, (run) => [...run].join('\u200b'))

/** Short facts side by side: each stays whole, and a line never begins with the dot. For showing only. */
export const dotted = (facts: readonly string[]): string =>
  facts.map((fact) => spaced(fact).replace(/ /g, '\u00a0')).join('\u00a0· ')
