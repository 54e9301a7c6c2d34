import { defaultPolicy } from '@jinlin/domain/dispatch/policy'
import { editableFields, policyPreviewBody } from '@jinlin/domain/dispatch/policyApi'
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import MePage from '../src/pages/me/index'
import RulesPage from '../src/pages/rules/index'
import { ruleChanges } from '../src/services/ruleChanges'
import { readRow, ruleRows } from '../src/services/ruleRows'
import { editsRules, type Numbers, readsRules } from '../src/services/rules'
import { aLeader, aPerson, FakeTown } from './fakeTown'
import { iso, openPhone, said, tap } from './pageHelp'

const numbers = Object.fromEntries(editableFields.map((field) => [field, defaultPolicy[field]])) as unknown as Numbers
const steps = { first: 3, pool: 6, alert: 10, breach: [15, 45, 120] }
const kept = (answeredInTime: number) => ({ cases: 40, answered: 40, answeredInTime, resolved: 30, resolvedInTime: 30 })
const rules = { version: 3, numbers, steps }
const holder = (role: string) =>
  aPerson({ roles: [{ role, label: role, areaPath: '1509/150902', areaName: '集宁区' }] })
const URL = '/api/policies/150902'

let town: FakeTown
const open = (person = holder('system_admin')) => {
  town = new FakeTown(person)
  town.reads['/api/policies'] = {
    items: [
      { code: '150902', name: '集宁区' },
      { code: '150921', name: '卓资县' },
    ],
    nextCursor: null,
  }
  town.reads[URL] = rules
  town.reads[`${URL}/versions`] = {
    items: [
      { ...rules, at: iso(0), reason: '冬季试行' },
      { version: 2, numbers: { ...numbers, urgeHours: 3 }, steps, at: iso(-60_000) },
    ],
    nextCursor: null,
  }
  const ten = { ...numbers, ceiling: { ...numbers.ceiling, respondMinutes: 10 } }
  town.reads[`${URL}/preview`] = {
    before: rules,
    after: { version: 4, numbers: ten, steps: { first: 2, pool: 4, alert: 6.67, breach: [10, 30, 80] } },
    lately: { days: 30, before: kept(40), after: kept(34) },
  }
  openPhone(town)
  return render(<RulesPage />)
}
const write = async (text: string) => {
  const input = document.querySelector('.sheet taro-input-core, .sheet input') as HTMLElement
  await act(async () => void fireEvent(input, new CustomEvent('input', { detail: { value: text } })))
}
const sent = (method: string) =>
  town.received.filter((each) => each.method === method).map(({ path, body }) => [path, body])

describe('the rules of a district', () => {
  beforeEach(() => void open())

  it('are read in the units people say them in, with the versions and why', async () => {
    expect(await screen.findByText('15 分钟')).toBeTruthy()
    for (const text of ['500、1000、2000、4000 米', '22:00–次日 07:00', '66.7%'])
      expect(screen.getByText(text)).toBeTruthy()
    expect(screen.getByText(/冬季试行/)).toBeTruthy()
    expect(screen.getAllByText('集宁区')).toHaveLength(2)
    expect(screen.getByText('催办间隔 3 小时 → 2 小时')).toBeTruthy()
    expect(screen.queryByText('看会改变什么')).toBeNull()
  })

  it('are tried out before anything is kept, and kept with a reason', async () => {
    await tap('15 分钟')
    await write('10')
    await tap('改好')
    await tap('看会改变什么')
    expect(sent('POST')).toEqual([
      [`${URL}/preview`, { changes: { ceiling: { respondMinutes: 10, closeHours: 72, lifted: false } } }],
    ])
    expect(await screen.findByText('15 分钟 → 10 分钟')).toBeTruthy()
    expect(screen.getByText('按时回应 40/40 件 → 34/40 件')).toBeTruthy()
    expect(screen.getByText(/6\.7\s分钟提醒值班，10、30、80\s分钟逐级上报/)).toBeTruthy()
    const box = document.querySelector('.write-box') as HTMLElement
    await act(async () => void fireEvent(box, new CustomEvent('input', { detail: { value: '冬天路滑' } })))
    town.reads[URL] = { ...rules, version: 4 }
    await tap('按新规则办')
    await waitFor(() => expect(said()).toContain('已改，新事项按第 4 版'))
    expect(sent('PUT')).toEqual([
      [
        URL,
        { changes: { ceiling: { respondMinutes: 10, closeHours: 72, lifted: false } }, version: 3, reason: '冬天路滑' },
      ],
    ])
  })

  it('that cannot be are refused on the sheet, and nothing is sent', async () => {
    await tap('15 分钟')
    await write('0')
    await tap('改好')
    expect(await screen.findByText('填 1 到 1440 的整数')).toBeTruthy()
    expect(town.received.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('go back to what they are with one tap', async () => {
    await tap('5 单')
    await write('7')
    await tap('改好')
    expect(await screen.findByText('7 单')).toBeTruthy()
    await tap('都不改了')
    expect(screen.getByText('5 单')).toBeTruthy()
  })
})

describe('who sees the rules', () => {
  it.each([
    ['system_admin', [true, true]],
    ['dispatcher', [true, false]],
    ['community_clerk', [false, false]],
    ['grid_leader', [false, false]],
  ])('%s: reads, changes', (role, may) => {
    const me = holder(role)
    expect([readsRules(me), editsRules(me)]).toEqual(may)
  })

  it('nobody else is shown anything', async () => {
    open(aLeader())
    expect(await screen.findByText('这件事不在您的查看范围')).toBeTruthy()
    expect(town.received).toEqual([])
  })

  it('who only reads tries out all the same, and is told who changes them', async () => {
    open(holder('dispatcher'))
    await tap('5 单')
    await write('7')
    await tap('改好')
    await tap('看会改变什么')
    expect(await screen.findByText('由系统管理员来改')).toBeTruthy()
    expect(screen.queryByText('按新规则办')).toBeNull()
  })

  it('of a city chooses among its districts; what was tried out belongs to the one before', async () => {
    open()
    await tap('5 单')
    await write('7')
    await tap('改好')
    town.reads['/api/policies/150921'] = { ...rules, version: 9 }
    town.reads['/api/policies/150921/versions'] = { items: [], nextCursor: null }
    await tap('卓资县')
    expect(await screen.findByText('第 9 版')).toBeTruthy()
    expect(screen.getByText('5 单')).toBeTruthy()
    expect(screen.queryByText('看会改变什么')).toBeNull()
  })

  it('and finds the way to them on the own page', async () => {
    open(holder('dispatcher')).unmount()
    render(<MePage />)
    expect(await screen.findByText('派单规则')).toBeTruthy()
  })
})

describe('each number', () => {
  const rows = Object.values(ruleRows).flat()
  it.each(rows)('$id is within the bounds of the server, from the least to the most', (row) => {
    for (const value of row.kind === 'list'
      ? [`${row.least} ${row.most}`, `${row.least}`]
      : [`${row.least}`, `${row.most}`]) {
      const read = readRow(row, numbers, value)
      if (!('change' in read)) throw new Error(read.problem)
      const verdict = policyPreviewBody.safeParse({ changes: read.change })
      const outOfOrder = verdict.error?.issues.every(({ message }) => message === 'out of order') ?? true
      expect(outOfOrder).toBe(true)
    }
  })

  it.each(rows)('$id takes no words, nothing below and nothing above', (row) => {
    for (const bad of ['', 'abc', `${row.least - 1}`, `${row.most + 1}`])
      expect(readRow(row, numbers, bad)).toHaveProperty('problem')
  })

  it('of several is rising', () => {
    const [radii] = rows.filter(({ id }) => id === 'radiiMetres')
    expect(readRow(radii!, numbers, '500 400')).toHaveProperty('problem')
    expect(readRow(radii!, numbers, '500、800，1200')).toEqual({ change: { radiiMetres: [500, 800, 1200] } })
  })

  it('that a district may change is on the page', () => {
    const shown = new Set<string>()
    for (const field of editableFields) {
      const other = JSON.parse(JSON.stringify(numbers)) as Record<string, unknown>
      if (field === 'departmentHours') continue
      other[field] = changed(other[field])
      if (ruleChanges(numbers, other as Numbers).length > 0) shown.add(field)
    }
    expect([...shown, 'departmentHours'].sort()).toEqual([...editableFields].sort())
  })
})

/** Some other value of the same shape. */
function changed(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return value.slice(1)
  if (value === null) return { from: '01:00', to: '02:00' }
  const [key = '', first] = Object.entries(value as object)[0] ?? []
  return typeof first === 'string' ? null : { ...(value as object), [key]: changed(first) }
}
