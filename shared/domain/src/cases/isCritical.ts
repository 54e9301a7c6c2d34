import { leaf } from '../categories/catalogue'
import type { Case } from './case'

/** Whether nobody may be kept waiting: the category says so, or the words of whoever reported it did. */
export const isCritical = ({ critical, category }: Pick<Case, 'critical' | 'category'>): boolean =>
  critical === true || leaf(category)?.priority === 'critical'
