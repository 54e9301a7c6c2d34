import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { useServer } from '../testing/useServer'
import { lamp, useTown } from '../testing/useTown'

const { as, file, seek, give } = useTown(useServer())

describe('a command', () => {
  it('given twice with the same key acts once and gets the first answer', async () => {
    const { id } = await file()
    await seek(id)
    const key = randomUUID()
    const first = await give('leader', id, { command: 'accept' }, key)
    const again = await give('leader', id, { command: 'accept' }, key)
    expect(first.body.replayed).toBeUndefined()
    expect([again.status, again.body.replayed, again.body.data.version]).toEqual([200, true, first.body.data.version])
    const other = await give('leader', id, { command: 'start' }, key)
    expect([other.status, other.body.error.code]).toEqual([422, 'key_reused'])
  })

  it('that came too late is told who was faster, masked', async () => {
    const { id } = await file('resident', { category: 'H0102', point: lamp.point })
    await seek(id)
    await give('plumber', id, { command: 'accept' })
    const late = await give('plumber', id, { command: 'accept' })
    expect(late.status).toBe(409)
    const assigned = await give('clerk', id, { command: 'assign', person: 'leader' })
    expect(assigned.body.data.assignee.name).toBe('王**')
    const lost = await give('plumber', id, { command: 'start' })
    expect([lost.status, lost.body.error.code]).toEqual([409, 'case_moved'])
  })

  it('meant for what the case was before it was decided is refused with the state; a note in between is no matter', async () => {
    const { id, version } = await file()
    await give('clerk', id, { command: 'add_note', note: '知道了' })
    expect((await give('resident', id, { command: 'add_note', note: '快一点', version })).status).toBe(200)
    await seek(id)
    const refused = await give('resident', id, { command: 'withdraw', version })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'case_moved'])
    expect(refused.body.error.details).toMatchObject({ state: 'offered' })
  })

  it('is known to be possible before it is given: the buttons are the rights', async () => {
    const { id } = await file()
    await seek(id)
    const buttons = async (who: string) => (await as(who).get(`/api/cases/${id}`)).body.data.commands
    expect(await buttons('resident')).toEqual(expect.arrayContaining(['withdraw', 'urge', 'add_note', 'change_place']))
    expect(await buttons('resident')).not.toContain('accept')
    expect(await buttons('leader')).toEqual(expect.arrayContaining(['accept', 'decline_offer']))
    expect(await buttons('clerk')).toEqual(expect.arrayContaining(['assign', 'escalate']))
  })
})

describe('a resident who urges', () => {
  it('twice within two hours is told when it is possible again', async () => {
    const { id } = await file()
    const first = await give('resident', id, { command: 'urge' })
    expect(first.body.data.urgeAgainAt).toBeDefined()
    const again = await give('resident', id, { command: 'urge' })
    expect([again.status, again.body.error.code]).toEqual([409, 'too_soon'])
    expect(again.body.error.message).toMatch(/\d\d:\d\d 后可再催/)
  })
})
