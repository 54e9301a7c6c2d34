import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, vi } from 'vitest'
import { resetTaro } from './taroStub'

afterEach(cleanup)
beforeEach(() => {
  vi.clearAllMocks()
  resetTaro()
})
