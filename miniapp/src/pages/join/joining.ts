import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import Taro from '@tarojs/taro'
import { Refused, Unreachable } from '../../services/api'
import { say } from '../../services/go'
import { newKey } from '../../services/newKey'
import { change } from '../../services/phone'
import { phoneRoles, roleNow, tabsOf } from '../../services/roles'
import { adopt, call } from '../../services/session'
import { problemText } from '../../services/tellProblem'
import { join as words } from '../../words/join'

/** By what somebody joins: the code of WeChat's phone button, or the one a superior gave. */
export type JoinBy = { phoneCode: string } | { code: string }

/** Joins, takes up the new session, and opens where the new role works. Resolves to a sentence when it did not work. */
export async function joinStaff(by: JoinBy): Promise<string | undefined> {
  const send = { method: 'POST' as const, path: '/api/me/staff', body: by, key: newKey(Date.now()) }
  try {
    const session = await call<{ token: string; person: PresentedPerson }>(send)
    adopt(session)
    change({ role: undefined })
    const { person } = session
    const work = phoneRoles(person).filter(({ role }) => role !== 'resident')
    say(words.joined(work.map(({ label }) => label).join(words.and)))
    await Taro.switchTab({ url: tabsOf(roleNow(person, undefined))[0]?.path ?? '/pages/me/index' })
    return undefined
  } catch (error) {
    if (error instanceof Refused || error instanceof Unreachable) return problemText(error)
    throw error
  }
}
