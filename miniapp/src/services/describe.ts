import type { PresentedCase } from '@jinlin/domain/cases/presentedCase'
import { roleLabels } from '@jinlin/domain/words/roles'
import { tileLabels } from '@jinlin/domain/words/tiles'
import { caseWords } from '../words/case'

/** What people call this matter: the tile they tapped, else the catalogue's name. */
export const titleOf = ({ category, categoryName }: Pick<PresentedCase, 'category' | 'categoryName'>): string =>
  tileLabels[category] ?? categoryName

/** Where it is, in words. */
export const placeText = ({ place }: Pick<PresentedCase, 'place'>): string =>
  place.unknown ? caseWords.placeUnknown : (place.text ?? place.gridName ?? place.areaName)

/** A role as people say it; the server may have said it already. */
export const roleText = (role: string): string => (roleLabels as Record<string, string>)[role] ?? role
