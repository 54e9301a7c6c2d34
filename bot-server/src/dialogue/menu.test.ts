import { leaf } from '@jinlin/domain/categories/catalogue'
import { describe, expect, it } from 'vitest'
import { accountMenu, calls } from './menu'

type Button = { name: string; type?: string; key?: string; sub_button?: Button[] }
const buttonsOf = (miniappId: string) => accountMenu(miniappId, 'https://jinlin.example').button as unknown as Button[]

describe("the account's menu", () => {
  it.each(['wx_mini', ''])('keeps to the limits of WeChat (mini-program "%s")', (miniappId) => {
    const buttons = buttonsOf(miniappId)
    expect(buttons.length).toBeLessThanOrEqual(3)
    for (const { name, sub_button = [] } of buttons) {
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(16)
      expect(sub_button.length).toBeLessThanOrEqual(5)
    }
  })

  it('opens the tiles where there is a mini-program, and asks where there is none', () => {
    expect(buttonsOf('wx_mini')[0]).toMatchObject({ type: 'miniprogram', pagepath: 'pages/home/index' })
    expect(buttonsOf('')[0]).toMatchObject({ type: 'click', key: 'report' })
  })

  it('calls trades of the catalogue only', () => {
    for (const category of Object.values(calls)) expect(leaf(category)?.skill).toBeTruthy()
  })
})
