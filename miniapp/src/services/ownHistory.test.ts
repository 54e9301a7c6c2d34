import { describe, expect, it } from 'vitest'
import { ownHistory } from './ownHistory'

/** A page in a frame, as a phone of the desk is one: its browser shares one history among all frames. */
function framed() {
  const location = { href: '/m/#/home', reload: () => undefined }
  const history = {
    length: 1,
    state: null as unknown,
    replaceState(state: unknown, _: string, url?: string) {
      history.state = state
      location.href = url ?? location.href
    },
    pushState: () => {
      history.length += 1
    },
    go: () => undefined,
    back: () => undefined,
  }
  const page = Object.assign(new EventTarget(), { parent: window, history, location }) as unknown as Window
  ownHistory(page)
  return page
}
const came = (page: Window) =>
  new Promise<unknown>((resolve) => page.addEventListener('popstate', ({ state }) => resolve(state), { once: true }))

describe('a phone on the desk', () => {
  it('goes back to the page below, and tells who listens', async () => {
    const page = framed()
    page.history.replaceState('home', '')
    page.history.pushState('list', '', '/m/#/list')
    page.history.pushState('case', '', '/m/#/case')
    const back = came(page)
    page.history.back()
    expect(await back).toBe('list')
    expect([page.history.state, page.location.href]).toEqual(['list', '/m/#/list'])
  })

  it('goes several pages back at once, and nowhere below the first', async () => {
    const page = framed()
    page.history.replaceState('home', '')
    for (const state of ['a', 'b', 'c']) page.history.pushState(state, '')
    const back = came(page)
    page.history.go(-3)
    expect(await back).toBe('home')
    page.history.go(-1)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect(page.history.state).toBe('home')
  })

  it('adds nothing to the history all phones share', () => {
    const page = framed()
    const before = page.history.length
    page.history.pushState('case', '')
    expect(page.history.length).toBe(before)
  })
})

describe('the mini-program in a browser of its own', () => {
  it('keeps the browser’s history', () => {
    ownHistory(window)
    const before = window.history.length
    window.history.pushState('case', '')
    expect(window.history.length).toBe(before + 1)
  })
})
