import { menuShape } from '@jinlin/backend/accounts/menuShape'
import { describe, expect, it } from 'vitest'
import { accountMenu } from './accountMenu'
import { menuDifference } from './menuDifference'

type Button = { name: string; type?: string; key?: string; pagepath?: string; sub_button?: Button[] }
const fallbackUrl = 'https://jinlin.example'
const buttonsOf = (miniappId: string, menu?: unknown) =>
  accountMenu({ ...(menu !== undefined && { menu: menuShape.parse(menu) }) }, { miniappId, fallbackUrl })
    .button as unknown as Button[]

describe("an account's menu", () => {
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

  it('offers the group of the building', () => {
    expect(buttonsOf('')[2]?.sub_button?.map(({ key }) => key)).toEqual(['my_cases', 'my_group', 'bind_home'])
  })

  it('is the one of its own settings; pages are left out where there is no mini-program', () => {
    const menu = [
      { name: '上报', act: 'report' },
      {
        name: '更多',
        below: [
          { name: '扫码绑定', act: 'scan_home' },
          { name: '邻居群', page: 'pages/group/index' },
        ],
      },
      { name: '社区页', url: 'https://jinlin.example/about' },
    ]
    expect(buttonsOf('', menu)).toEqual([
      { type: 'click', name: '上报', key: 'report' },
      { name: '更多', sub_button: [{ type: 'scancode_waitmsg', name: '扫码绑定', key: 'scan_home' }] },
      { type: 'view', name: '社区页', url: 'https://jinlin.example/about' },
    ])
    expect(buttonsOf('wx_mini', menu)[1]?.sub_button).toHaveLength(2)
  })

  it.each([
    ['four buttons', Array.from({ length: 4 }, () => ({ name: '我的', act: 'my_cases' }))],
    ['a name of six Han characters', [{ name: '一键上报事项', act: 'report' }]],
    ['a button that does two things', [{ name: '我的', act: 'my_cases', url: 'https://jinlin.example' }]],
    ['a button that does nothing', [{ name: '我的' }]],
    ['an act nobody knows', [{ name: '我的', act: 'delete_all' }]],
    ['an open address', [{ name: '我的', url: 'http://jinlin.example' }]],
  ])('with %s is refused', (_, menu) => expect(menuShape.safeParse(menu).success).toBe(false))
})

describe('the difference of two menus', () => {
  const wanted = accountMenu({}, { miniappId: 'wx_mini', fallbackUrl })

  it('is none for the same, whatever WeChat adds to it', () => {
    const given = wanted.button.map((button) => ({ ...button, sub_button: button.sub_button ?? [], news_info: {} }))
    expect(menuDifference({ button: given }, wanted)).toEqual([])
  })

  it('names what goes and what comes', () => {
    const before = { button: [...wanted.button.slice(0, 2), { type: 'click', name: '旧的', key: 'old' }] }
    const lines = menuDifference(before, wanted)
    expect(lines[0]).toBe('- 旧的：click old')
    expect(lines.slice(1)).toEqual([
      '+ 我的 › 事项：click my_cases',
      '+ 我的 › 楼栋群：click my_group',
      '+ 我的 › 绑定住址：click bind_home',
    ])
    expect(menuDifference(undefined, wanted).every((line) => line.startsWith('+ '))).toBe(true)
  })

  it('is the whole when only the order differs', () => {
    expect(menuDifference({ button: [...wanted.button].reverse() }, wanted)).toHaveLength(14)
  })
})
