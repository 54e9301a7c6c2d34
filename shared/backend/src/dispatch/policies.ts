import type { Case } from '@jinlin/domain/cases/case'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { countyOf } from '@jinlin/domain/places/area'
import { Cached } from '../infra/cached'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { firstPolicy } from './firstPolicy'
import { PolicyModel, type PolicyRecord } from './PolicyModel'

/** A new policy is felt by new cases within this time, in milliseconds. */
const newest = new Cached<Policy>(1500)
const byVersion = new Cached<Policy>(3_600_000)

/** A record stored before a number was added has the default for it. */
const whole = ({ policy }: PolicyRecord): Policy => ({ ...firstPolicy(), ...policy })

/** The newest policy of a district, read now; one that never stored any has the defaults with China's holidays, as version 1. */
export const newestPolicyOf = async (countyCode: string): Promise<Policy> => {
  const record = await PolicyModel.findOne({ countyCode }).sort({ version: -1 }).lean()
  return record ? whole(record) : firstPolicy()
}

/** The newest policy of the district an area lies in, at most 1.5 s old; above the districts the defaults. */
export const policyFor = (areaPath: string): Promise<Policy> => {
  const countyCode = countyOf(areaPath)
  return countyCode ? newest.get(countyCode, () => newestPolicyOf(countyCode)) : Promise.resolve(firstPolicy())
}

/** The district whose policy a case was born with: the first part of its number, which no change of place alters. */
export const birthCountyOf = (found: Pick<Case, 'number'>): string => found.number.split('-')[0] ?? ''

const versionOf = async (countyCode: string, version: number): Promise<Policy> => {
  const record = await PolicyModel.findById(`${countyCode}-${version}`).lean()
  if (record) return whole(record)
  const first = firstPolicy()
  if (version === first.version) return first
  throw new Error(`no policy ${version} of ${countyCode}`)
}

/** The version of the policy a case was born with. */
export const policyOf = (found: Pick<Case, 'number' | 'policyVersion'>): Promise<Policy> => {
  const countyCode = birthCountyOf(found)
  return byVersion.get(`${countyCode}-${found.policyVersion}`, () => versionOf(countyCode, found.policyVersion))
}

const recordOf = (countyCode: string, policy: Policy, now: Date, reason: string | undefined): PolicyRecord => ({
  _id: `${countyCode}-${policy.version}`,
  countyCode,
  version: policy.version,
  policy,
  at: now,
  ...(reason && { reason }),
})

/** Forgets what this process remembers of a district's numbers, after a change of them. */
export const policyChanged = (countyCode: string): void => newest.drop(countyCode)

/** Stores the next version of a district's policy: the newest with `patch` on top, with a reason where it has one. Cases already there keep theirs. */
export const savePolicy = async (
  countyCode: string,
  patch: Partial<Omit<Policy, 'version'>>,
  now: Date,
  reason?: string,
): Promise<Policy> => {
  for (let tries = 0; tries < 5; tries += 1) {
    const before = await newestPolicyOf(countyCode)
    const policy: Policy = { ...before, ...patch, version: before.version + 1 }
    try {
      await guardWrite(() => PolicyModel.create([recordOf(countyCode, policy, now, reason)]))
      policyChanged(countyCode)
      return policy
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
  throw new Error(`the policy of ${countyCode} is being changed by somebody else`)
}
