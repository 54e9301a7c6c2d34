import { beforeEach, describe, expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { SubscriptionModel, type Teller } from './SubscriptionModel'
import { consentOf, noteConsent } from './subscriptions'

useStores()

const who = { appId: 'wxmini', openid: 'o-mini', templateId: 'M' }
const now = new Date('2026-11-24T03:00:00Z')
const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const told = (by: Teller, key: string, at = now) => noteConsent(who, true, `${by}-${key}`, at, by)
const credits = async () => (await consentOf(who)).credits

beforeEach(() => SubscriptionModel.deleteMany({}))

describe('what a person allows', () => {
  it.each<[string, [Teller, string][], number]>([
    ['told by the phone alone', [['phone', 'a']], 1],
    ['told by WeChat alone', [['wechat', 'a']], 1],
    [
      'told by both',
      [
        ['phone', 'a'],
        ['wechat', 'b'],
      ],
      1,
    ],
    [
      'told by WeChat first',
      [
        ['wechat', 'a'],
        ['phone', 'b'],
      ],
      1,
    ],
    [
      'told twice by one',
      [
        ['phone', 'a'],
        ['phone', 'a'],
      ],
      1,
    ],
    [
      'allowed three times, told by each three times',
      [
        ['phone', 'a'],
        ['phone', 'b'],
        ['wechat', 'c'],
        ['wechat', 'd'],
        ['wechat', 'e'],
        ['phone', 'f'],
      ],
      3,
    ],
    [
      'told by both, then by WeChat once more',
      [
        ['phone', 'a'],
        ['wechat', 'b'],
        ['wechat', 'c'],
      ],
      2,
    ],
  ])('%s counts %j times as it was allowed', async (_, story, expected) => {
    for (const [by, key] of story) await told(by, key)
    expect(await credits()).toBe(expected)
  })

  it('counts once when the phone and WeChat tell of it at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([told('phone', `${round}`), told('wechat', `${round}`)])
      expect(await credits()).toBe(round + 1)
    }
  })

  it('is another answer when it is told of more than ten minutes later', async () => {
    await told('phone', 'a')
    await told('wechat', 'b', after(11))
    expect(await credits()).toBe(2)
  })

  it('stays allowed when the next question is refused', async () => {
    await told('phone', 'a')
    await noteConsent(who, false, 'no', after(1), 'phone')
    expect(await consentOf(who)).toEqual({ credits: 1, refused: true })
  })
})
