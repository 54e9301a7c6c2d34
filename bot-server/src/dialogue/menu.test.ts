import { leaf } from '@jinlin/domain/categories/catalogue'
import { describe, expect, it } from 'vitest'
import { calls } from './menu'

describe("the account's menu", () => {
  it('calls trades of the catalogue only', () => {
    for (const category of Object.values(calls)) expect(leaf(category)?.skill).toBeTruthy()
  })
})
