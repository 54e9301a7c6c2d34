import type { Case } from '@jinlin/domain/cases/case'
import type { Policy } from '@jinlin/domain/dispatch/policy'
import { countyOf } from '@jinlin/domain/places/area'
import { Cached } from '../infra/cached'
import { guardWrite, isDuplicate } from '../infra/guardWrite'
import { firstPolicy } from './firstPolicy'
import { keepFirstPolicy } from './keepFirstPolicy'
import { PolicyModel } from './PolicyModel'
import { policyRecord, wholePolicy } from './policyRecord'

/** A new policy is felt by new cases within this time, in milliseconds. */
const newest = new Cached<Policy>(1500)
const byVersion = new Cached<Policy>(3_600_000)

const firstKept = new Cached<void>(3_600_000)

/** What stands in the number of a case above the districts. */
const city = 'city'
const seriesOf = (areaPath: string): string => countyOf(areaPath) ?? city

/** The newest policy of a district, read now; one that never stored any has the defaults with China's holidays, as version 1. */
export const newestPolicyOf = async (countyCode: string): Promise<Policy> => {
  const record = await PolicyModel.findOne({ countyCode }).sort({ version: -1 }).lean()
  return record ? wholePolicy(record) : firstPolicy()
}

/** The newest policy of the district an area lies in, at most 1.5 s old; above the districts the city's own. */
export const policyFor = (areaPath: string): Promise<Policy> => {
  const countyCode = seriesOf(areaPath)
  return newest.get(countyCode, () => newestPolicyOf(countyCode))
}

/** The same for a case that is filed now: the first one of a district puts its version 1 on record. */
export const policyAtBirth = async (areaPath: string, now: Date): Promise<Policy> => {
  const countyCode = seriesOf(areaPath)
  await firstKept.get(countyCode, async () => {
    await keepFirstPolicy(countyCode, now)
    policyChanged(countyCode)
  })
  return policyFor(areaPath)
}

/** The district whose policy a case was born with: the first part of its number, which no change of place alters. */
export const birthCountyOf = (found: Pick<Case, 'number'>): string => found.number.split('-')[0] ?? ''

const versionOf = async (countyCode: string, version: number): Promise<Policy> => {
  const record = await PolicyModel.findById(`${countyCode}-${version}`).lean()
  if (record) return wholePolicy(record)
  // a case from before version 1 was put on record
  const first = firstPolicy()
  if (version === first.version) return first
  throw new Error(`no policy ${version} of ${countyCode}`)
}

/** The version of the policy a case was born with. */
export const policyOf = (found: Pick<Case, 'number' | 'policyVersion'>): Promise<Policy> => {
  const countyCode = birthCountyOf(found)
  return byVersion.get(`${countyCode}-${found.policyVersion}`, () => versionOf(countyCode, found.policyVersion))
}

/** Forgets what this process remembers of a district's numbers, after a change of them. */
export const policyChanged = (countyCode: string): void => newest.drop(countyCode)

/** Stores the next version of a district's policy: the newest with `patch` on top, with a reason where it has one. Cases already there keep theirs; the first version there is stays on record before it. */
export const savePolicy = async (
  countyCode: string,
  patch: Partial<Omit<Policy, 'version' | 'calendar'>>,
  now: Date,
  reason?: string,
): Promise<Policy> => {
  await keepFirstPolicy(countyCode, now)
  for (let tries = 0; tries < 5; tries += 1) {
    const before = await newestPolicyOf(countyCode)
    const policy: Policy = { ...before, ...patch, version: before.version + 1 }
    const record = { ...policyRecord(countyCode, policy, now), ...(reason && { reason }) }
    try {
      await guardWrite(() => PolicyModel.create([record]))
      policyChanged(countyCode)
      return policy
    } catch (error) {
      if (!isDuplicate(error)) throw error
    }
  }
  throw new Error(`the policy of ${countyCode} is being changed by somebody else`)
}
