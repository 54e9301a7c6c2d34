import { act, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { VoiceButton } from '../src/components/VoiceButton'
import type { Recording } from '../src/services/recorder'

const asked: ((recording: Recording) => void)[] = []
vi.mock('../src/services/recorder', () => ({
  canRecord: () => true,
  startRecording: () => new Promise((resolve) => asked.push(resolve)),
}))
const aRecording = () => ({ stop: vi.fn(async () => 'blob:voice'), cancel: vi.fn() })
const target = () => screen.getByRole('button')
const press = () => act(async () => void fireEvent.touchStart(target(), { touches: [{ clientY: 0 }] }))
const letGo = () => act(async () => void fireEvent.touchEnd(target()))
const begins = (recording: Recording) => act(async () => asked.shift()?.(recording))

describe('who holds 按住说', () => {
  const sent = vi.fn()
  beforeEach(() => {
    process.env.TARO_ENV = 'weapp'
    vi.useFakeTimers()
    asked.length = 0
    sent.mockClear()
  })
  afterEach(() => {
    process.env.TARO_ENV = 'h5'
    vi.useRealTimers()
  })

  it('and lets go while WeChat still asks for the microphone is not recorded afterwards', async () => {
    const recording = aRecording()
    render(<VoiceButton onDone={sent} />)
    await press()
    await letGo()
    await begins(recording)
    expect(recording.cancel).toHaveBeenCalled()
    expect(target().textContent).toBe('按住说')
    await act(async () => vi.advanceTimersByTime(5000))
    expect(sent).not.toHaveBeenCalled()
  })

  it('again before the first answer is recorded once', async () => {
    const recording = aRecording()
    render(<VoiceButton onDone={sent} />)
    await press()
    await letGo()
    await press()
    expect(asked).toHaveLength(1)
    await begins(recording)
    await act(async () => vi.advanceTimersByTime(1000))
    await letGo()
    expect(sent).toHaveBeenCalledWith('blob:voice')
    expect(recording.cancel).not.toHaveBeenCalled()
  })

  it('and leaves the page is not heard any longer', async () => {
    const recording = aRecording()
    const { unmount } = render(<VoiceButton onDone={sent} />)
    await press()
    await begins(recording)
    unmount()
    expect(recording.cancel).toHaveBeenCalled()
  })
})
