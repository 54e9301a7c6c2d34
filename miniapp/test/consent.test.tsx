import { render, screen, waitFor } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { ConsentSheet } from '../src/components/ConsentSheet'
import { ConsentFact, NewsConsent } from '../src/components/NewsConsent'
import { staffNews } from '../src/services/consent'
import { aPerson, FakeTown } from './fakeTown'
import { openPhone, tap } from './pageHelp'

// the question of the sandbox stands in for WeChat's own
vi.mock('../src/services/sandbox', () => ({ inSandbox: true, sandboxKey: () => 'resident' }))

type Consent = { title: string; templateId: string; credits: number; refused: boolean }
let consents: Consent[]
let town: FakeTown
const platform: { path: string; body: string }[] = []
const consent = (title: string, patch: Partial<Consent> = {}) => ({
  title,
  templateId: `t-${title}`,
  credits: 0,
  refused: false,
  ...patch,
})

/** The server counts as the real one does. */
function count({ answers = [] }: { answers?: { templateId: string; accepted: boolean }[] }) {
  consents = consents.map((each) => {
    const answer = answers.find(({ templateId }) => templateId === each.templateId)
    return answer ? { ...each, credits: each.credits + Number(answer.accepted), refused: !answer.accepted } : each
  })
}

beforeEach(() => {
  consents = ['accepted', 'resolved', 'late', 'task'].map((title) => consent(title))
  town = new FakeTown(aPerson())
  const answer = town.answer.bind(town)
  town.answer = (method, path, body, key) => {
    const other = answer(method, path, body, key)
    if (path.startsWith('/__sandbox/as/'))
      return { status: 200, body: { data: { code: 'js', point: { lng: 113.1, lat: 41 } } } }
    if (path !== '/api/me/consents') return other
    if (method === 'POST') count(body as object)
    return { status: 200, body: { data: { items: consents, nextCursor: null } } }
  }
  openPhone(town)
  platform.length = 0
  vi.stubGlobal('fetch', async (path: string, init?: RequestInit) => {
    platform.push({ path, body: String(init?.body ?? '') })
    return new Response('{"data":{"openid":"mini-aunt"}}')
  })
})

const draw = () =>
  render(
    <>
      <NewsConsent />
      <ConsentSheet />
    </>,
  )

it('whoever reported something is asked on a tap, and then reads that they will be told', async () => {
  draw()
  await tap('开启')
  await tap('允许')
  expect(await screen.findByText('会通知您')).toBeTruthy()
  const sent = town.received.filter(({ method, path }) => method === 'POST' && path === '/api/me/consents')
  expect(sent.map(({ body }) => body.answers)).toEqual([
    ['accepted', 'resolved', 'late'].map((title) => ({ templateId: `t-${title}`, accepted: true })),
  ])
  expect(sent[0]?.key).toBeTruthy()
  expect(JSON.parse(platform.at(-1)?.body ?? '{}')).toMatchObject({ openid: 'mini-aunt' })
})

it('one kind can be left out', async () => {
  draw()
  await tap('开启')
  await tap('超时说明')
  await tap('允许')
  await screen.findByText('会通知您')
  expect(consents.map(({ credits }) => credits)).toEqual([1, 1, 0, 0])
})

it('whoever says no reads that they can look here at any time, and is not asked again', async () => {
  draw()
  await tap('开启')
  await tap('取消')
  expect(await screen.findByText('不通知，可随时来这里看')).toBeTruthy()
  expect(screen.queryByText('开启')).toBeNull()
})

it('where nothing can be sent nothing is asked', async () => {
  consents = []
  const { container } = draw()
  await waitFor(() => expect(town.received.map(({ path }) => path)).toContain('/api/me/consents'))
  expect(container.textContent).toBe('')
})

it('my page says how often news may still come, and more can be allowed', async () => {
  consents = [consent('accepted', { credits: 9 }), consent('task', { credits: 1 })]
  render(
    <>
      <ConsentFact titles={staffNews} />
      <ConsentSheet />
    </>,
  )
  expect(await screen.findByText('还可 1 次')).toBeTruthy()
  await tap('补充')
  await tap('允许')
  expect(await screen.findByText('还可 2 次')).toBeTruthy()
})
