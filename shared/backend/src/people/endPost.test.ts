import { afterEach, describe, expect, it } from 'vitest'
import { StaffModel } from '../dispatch/StaffModel'
import { paths } from '../testing/factories'
import { now, useTinyTown } from '../testing/useTinyTown'
import { endPost } from './endPost'
import { joinByPhone } from './joinAsStaff'
import { StaffEntryModel } from './StaffEntryModel'
import { addEntry } from './staffEntries'

const { town } = useTinyTown()
const phone = '13804740009'
const paper = (skill: string) => ({ skill, until: new Date('2027-06-30T00:00:00Z') })

/** Puts the resident on the list for some trades in one grid. */
const listed = (areaPath: string, ...skills: string[]) =>
  addEntry(
    town.clerk,
    { name: '马小兰', phone, skills, certificates: skills.map(paper), grant: { role: 'tradesperson', areaPath } },
    now,
  )
const trades = async () => {
  const { skills = [], certificates = [] } = (await StaffModel.findById('resident').lean()) ?? {}
  return { skills: [...skills].sort(), papers: certificates.map(({ skill }) => skill).sort() }
}

afterEach(async () => {
  for (const { _id } of await StaffEntryModel.find({ userId: 'resident' }).lean()) await endPost(town.clerk, _id, now)
})

describe('a tradesperson with two posts', () => {
  it('who ends as electrician is sent as plumber only, without the other’s papers', async () => {
    await listed(paths.grid, 'plumber')
    const { _id } = await listed(paths.grid2, 'electrician')
    await joinByPhone(town.resident, phone, now)
    expect(await trades()).toEqual({ skills: ['electrician', 'plumber'], papers: ['electrician', 'plumber'] })
    await endPost(town.clerk, _id, now)
    expect(await trades()).toEqual({ skills: ['plumber'], papers: ['plumber'] })
  })

  it('keeps a trade that the other post gives too, also where both are of one grid', async () => {
    await listed(paths.grid, 'plumber', 'locksmith')
    const { _id } = await listed(paths.grid, 'plumber', 'electrician')
    await joinByPhone(town.resident, phone, now)
    await endPost(town.clerk, _id, now)
    expect(await trades()).toEqual({ skills: ['locksmith', 'plumber'], papers: ['locksmith', 'plumber'] })
  })

  it('who stays as a leader has no trade left', async () => {
    const { _id } = await listed(paths.grid, 'plumber')
    const leads = { role: 'grid_leader', areaPath: paths.grid2 } as const
    await addEntry(town.clerk, { name: '马小兰', phone, skills: [], grant: leads }, now)
    await joinByPhone(town.resident, phone, now)
    await endPost(town.clerk, _id, now)
    expect(await trades()).toEqual({ skills: [], papers: [] })
  })
})
