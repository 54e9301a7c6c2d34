import Taro from '@tarojs/taro'
import { act, fireEvent, screen } from '@testing-library/react'
import { vi } from 'vitest'
import { choosePlace } from '../src/services/chosenPlace'
import { kick } from '../src/services/outbox'
import { change } from '../src/services/phone'
import type { FakeTown } from './fakeTown'
import { onPhone } from './onPhone'
import { kept } from './taroStub'

/** An ISO moment so many ms from now. */
export const iso = (later: number) => new Date(Date.now() + later).toISOString()

/** Waits for these words and taps them. */
export const tap = async (text: string | RegExp) => {
  const found = await screen.findByText(text)
  await act(async () => void fireEvent.click(found))
}
/** The commands the town was given, in order. */
export const commands = (town: FakeTown) => town.received.flatMap(({ body }) => (body.command ? [body] : []))
/** The short words shown so far. */
export const said = () => vi.mocked(Taro.showToast).mock.calls.map(([options]) => options?.title)

/** A phone just opened by this town's person, with nothing kept. */
export function openPhone(town: FakeTown) {
  kept.clear()
  kick()
  choosePlace(undefined)
  const nothing = {
    role: undefined,
    size: 'standard' as const,
    cases: {},
    drafts: {},
    news: [],
    leftWork: undefined,
    fetched: {},
    online: true,
  }
  change({ me: town.person, ...nothing })
  onPhone(town, Taro)
}
