import type { Clocks } from '../cases/case'
import type { Policy } from '../dispatch/policy'
import { hours } from './stepTimes'

/** When a case that was called done closes by itself, if its reporter says nothing; undefined for one that was not. */
export const autoCloseAt = ({ resolvedAt }: Pick<Clocks, 'resolvedAt'>, policy: Policy): Date | undefined =>
  resolvedAt && new Date(resolvedAt.getTime() + hours(policy.autoCloseHours, policy))
