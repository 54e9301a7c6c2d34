import type { CaseState, CommandName } from '@jinlin/domain/cases/case'
import type { PresentedCase, PresentedPerson, Tasks } from '@jinlin/domain/cases/presentedCase'

export type Answer = { status: number; body: unknown }
type Body = Record<string, unknown> & { command?: CommandName }

const MINUTE = 60_000
const iso = (ms: number) => new Date(ms).toISOString()

export const aPerson = (patch: Partial<PresentedPerson> = {}): PresentedPerson => ({
  id: 'u-resident',
  name: '张**',
  roles: [{ role: 'resident', label: '居民', areaName: '察哈尔社区' }],
  dwelling: { id: 'd-1', text: '察哈尔社区 3 号楼 2 单元 301', point: { lng: 113.115, lat: 41.034, datum: 'gcj02' } },
  unread: 0,
  ...patch,
})
export const aLeader = (patch: Partial<PresentedPerson> = {}): PresentedPerson =>
  aPerson({
    id: 'u-leader',
    name: '王**',
    roles: [
      { role: 'resident', label: '居民' },
      { role: 'grid_leader', label: '网格长', areaName: '第 3 网格' },
    ],
    duty: { on: true, openJobs: 0, cap: 5, skills: [], gridName: '第 3 网格' },
    ...patch,
  })

/** A case as the server presents it, just filed by the viewer. */
export function aPresentedCase(patch: Partial<PresentedCase> = {}, now = Date.now()): PresentedCase {
  return {
    id: 'c-1',
    number: '150902-2026-000123',
    category: 'P0137',
    categoryName: '路灯',
    kind: 'report',
    needsAfterPhoto: false,
    words: '',
    state: 'submitted',
    level: 'grid',
    turn: 1,
    turnAt: iso(now),
    version: 1,
    place: { areaPath: '1509/150902', areaName: '察哈尔社区', gridName: '第 3 网格' },
    reporter: { name: '张**', mine: true, via: 'miniapp', happenedAt: iso(now) },
    createdAt: iso(now),
    dispatchAt: iso(now + 5000),
    clocks: {
      startedAt: iso(now),
      respondBy: iso(now + 15 * MINUTE),
      closeBy: iso(now + 72 * 60 * MINUTE),
      breaches: [],
    },
    followers: 0,
    attachments: [],
    timeline: [entry(1, 'submit', null, 'submitted', '已上报', now)],
    commands: ['withdraw', 'add_photo', 'add_note', 'change_place', 'urge'],
    ...patch,
  }
}

const entry = (seq: number, command: CommandName, from: CaseState | null, to: CaseState, text: string, at: number) =>
  ({ seq, at: iso(at), command, from, to, who: '', text, visibility: 'public' }) as const

const leaf = (code: string, name: string) => ({ code, name, parent: 'P01', kind: 'report', respondMinutes: 15 })
const lists: Record<string, object[]> = {
  '/api/people': [
    { userId: 'leader', name: '王**', roles: [{ role: 'grid_leader', label: '网格长' }], onDuty: true },
    { userId: 'steward', name: '赵**', roles: [{ role: 'building_steward', label: '楼道长' }], onDuty: true },
  ],
  '/api/departments': [{ id: 'municipal', name: '市政' }],
  '/api/categories': [leaf('P0137', '路灯'), leaf('P0138', '路名牌'), { ...leaf('P0123', '雨水井盖'), parent: 'P02' }],
}

/** A small town in memory that answers the phone's calls: for tests only. Each key is answered once. */
export class FakeTown {
  cases = new Map<string, PresentedCase>()
  received: { method: string; path: string; body: Body; key?: string }[] = []
  tasks: Tasks = { offers: [], pool: [], active: [] }
  /** What is read at a path, where the town has no rule for it: the path without its query. */
  reads: Record<string, object> = {}
  blocks: { caseId: string; name: string; at: string }[] = []
  refuse: Answer | undefined
  online = true
  private answered = new Map<string, Answer>()

  constructor(public person: PresentedPerson = aPerson()) {}

  answer(method: string, path: string, body: Body = {}, key?: string): Answer {
    this.received.push({ method, path, body, key })
    if (this.refuse) return this.refuse
    const before = key && this.answered.get(`${path} ${key}`)
    if (before) return { ...before, status: 200 }
    const answer = this.first(method, path, body)
    if (key) this.answered.set(`${path} ${key}`, answer)
    return answer
  }

  private first(method: string, path: string, body: Body): Answer {
    const [, id] = /^\/api\/cases\/([^/?]+)/.exec(path) ?? []
    if (path === '/api/sessions') return ok({ token: 'a-token', person: this.person })
    if (path === '/api/me') return ok(this.person)
    if (path === '/api/me/tasks') return ok(this.tasks)
    if (path === '/api/cases' && method === 'POST') return this.file(body)
    const cared = this.reads[path.split('?')[0] ?? ''] ?? this.cared(method, path, body)
    if (cared) return ok(cared)
    const list = lists[path.split('?')[0] ?? '']
    if (list) return ok({ items: list, nextCursor: null })
    if (path.startsWith('/api/cases?')) return ok({ items: this.listed(path), nextCursor: null })
    const found = id ? this.cases.get(id) : undefined
    if (!found)
      return { status: 404, body: { error: { code: 'not_found', message: '这件事不在您的查看范围，请从列表里选。' } } }
    return method === 'POST' ? this.command(found, body) : ok(found)
  }

  /** What people set for themselves, and what a case may be the same as: nothing unless a test says so. */
  private cared(method: string, path: string, { quiet }: Body): object | undefined {
    const [, id, what] = /^\/api\/cases\/([^/?]+)\/(block|alike)$/.exec(path) ?? []
    const unblocked = method === 'DELETE' ? path.split('/').at(-1) : undefined
    if (what === 'alike') return { items: [], nextCursor: null }
    if (what === 'block' && id) return this.blocked(id, true)
    if (unblocked) this.blocked(unblocked, false)
    if (path.startsWith('/api/me/blocks')) return { items: this.blocks, nextCursor: null }
    if (path !== '/api/me/quiet' || !this.person.duty) return undefined
    const { quiet: _before, ...duty } = this.person.duty
    this.person = { ...this.person, duty: { ...duty, ...(quiet ? { quiet: quiet as typeof _before } : {}) } }
    return this.person
  }

  private blocked(id: string, on: boolean): PresentedCase | undefined {
    const { blocked: _before, ...found } = this.cases.get(id) ?? aPresentedCase({ id })
    const moved: PresentedCase = { ...found, ...(on ? { blocked: true } : {}) }
    const others = this.blocks.filter(({ caseId }) => caseId !== id)
    this.blocks = on ? [...others, { caseId: id, name: found.assignee?.name ?? '', at: iso(Date.now()) }] : others
    this.cases.set(id, moved)
    return moved
  }

  private listed(path: string): PresentedCase[] {
    const all = [...this.cases.values()]
    if (!/[?&]mine=1/.test(path)) return all
    return all.filter(({ reporter, following }) => reporter?.mine || following)
  }

  private file(body: Body): Answer {
    const id = `c-${this.cases.size + 1}`
    const found = aPresentedCase({ id, category: String(body.category) })
    this.cases.set(id, found)
    return { status: 201, body: { data: found } }
  }

  private command(found: PresentedCase, { command, into }: Body): Answer {
    const to: Partial<Record<CommandName, CaseState>> = {
      accept: 'accepted',
      claim: 'accepted',
      start: 'in_progress',
      resolve: 'resolved',
      confirm: 'closed',
      withdraw: 'withdrawn',
      reopen: 'offered',
      merge: 'merged',
    }
    const mine = command === 'accept' || command === 'claim'
    const moved: PresentedCase = {
      ...found,
      state: (command && to[command]) ?? found.state,
      version: found.version + 1,
      ...(mine ? { offer: undefined, assignee: { name: this.person.name, role: 'grid_leader', mine: true } } : {}),
    }
    this.cases.set(found.id, moved)
    const parent = command === 'merge' ? this.cases.get(String(into)) : undefined
    if (parent) this.cases.set(parent.id, { ...parent, following: true })
    return ok(moved)
  }
}

const ok = (data: unknown): Answer => ({ status: 200, body: { data } })
