import { expect } from 'vitest'
import type { Reply } from './ApiClient'

/** Status and code of a refusal, after looking whether it is said in a Chinese sentence for people. */
export const refusedAs = ({ status, body }: Reply): [number, string | undefined] => {
  expect(body.error?.message).toMatch(/[\u4e00-\u9fff]/)
  expect(body.error?.message).not.toMatch(/！|undefined/)
  return [status, body.error?.code]
}
