import { tooLateToWithdraw } from '@jinlin/domain/words/commandMessages'
import { describe, expect, it } from 'vitest'
import type { ChatMessage } from '../../wechat/types'
import { asTalked, type Talked } from './asTalked'
import { acceptedCase, doneCase } from './testing/aTown'

const answer: ChatMessage = {
  id: 1,
  at: '',
  accountKey: 'main',
  openid: 'o',
  from: 'account',
  via: 'passive',
  type: 'text',
  text: '已上报：路灯不亮。编号 000001，最晚 9:15 有人接单',
}
const talk = (of: Partial<Talked> = {}): Talked => ({
  openid: 'o',
  plot: { name: 'report', cases: 1, withdrawn: false },
  cases: [acceptedCase()],
  chat: [answer],
  unheard: 0,
  ...of,
})
const withdrawn = { name: 'withdrawn', cases: 1, withdrawn: true } as const
const kinds = (of: Partial<Talked> = {}) => asTalked([talk(of)]).map(({ kind }) => kind)

describe('a talk with the account', () => {
  it('has come to one case: nothing is wrong', () => expect(kinds()).toEqual([]))
  it('is found to have come to nothing', () => expect(kinds({ cases: [], chat: [] })).toEqual(['lost']))
  it('is found to have come to two cases', () =>
    expect(kinds({ cases: [acceptedCase(), acceptedCase()] })).toEqual(['two effects']))
  it('may have come to two where something had to be said again', () =>
    expect(kinds({ cases: [acceptedCase(), acceptedCase()], unheard: 1 })).toEqual([]))
  it('may have come to one that was withdrawn, where the words were filed before they were taken back', () => {
    const dropped = { name: 'dropped', cases: 0, withdrawn: true } as const
    const withdrawn = { ...acceptedCase(), state: 'withdrawn' as const }
    const never = { ...answer, text: '还没上报，已经撤掉了。需要时再发给我。' }
    expect(kinds({ plot: dropped, cases: [], chat: [never] })).toEqual([])
    expect(kinds({ plot: dropped, cases: [withdrawn] })).toEqual([])
    expect(kinds({ plot: dropped, cases: [withdrawn], chat: [answer, never] })).toEqual(['two effects'])
    expect(kinds({ plot: dropped, cases: [acceptedCase()] })).toEqual(['two effects'])
    expect(kinds({ plot: dropped, cases: [withdrawn, withdrawn] })).toEqual(['two effects'])
  })
  it('is found to have promised what is not stored', () =>
    expect(kinds({ chat: [{ ...answer, text: answer.text.replace('000001', '000002') }] })).toEqual(['lost']))
  it('is found to go on although it was taken back', () => expect(kinds({ plot: withdrawn })).toEqual(['two effects']))
  it('may have come to what was done before it could be taken back, and only where it says so and was done', () => {
    const done = doneCase()
    const tooLate = { ...answer, text: tooLateToWithdraw({ number: done.number }) }
    expect(kinds({ plot: withdrawn, cases: [done], chat: [tooLate] })).toEqual([])
    expect(kinds({ plot: withdrawn, cases: [done], chat: [] })).toEqual(['two effects'])
    expect(kinds({ plot: withdrawn, cases: [acceptedCase()], chat: [tooLate] })).toEqual(['two effects'])
  })
})
