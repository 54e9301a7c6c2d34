import type { PresentedPerson } from '@jinlin/domain/cases/presentedCase'
import Taro from '@tarojs/taro'
import { me as words } from '../words/me'
import { change } from './phone'
import { phoneRoles, roleNow, tabsOf } from './roles'

/** The work this person did here before and does no more, as people call it. */
const lostWork = (before: PresentedPerson, now: PresentedPerson): string[] =>
  phoneRoles(before).flatMap(({ role, label }) =>
    role === 'resident' || phoneRoles(now).some((each) => each.role === role) ? [] : [label],
  )

/** After a new sign-in: says calmly which work has ended, until that is read, and leaves a page that was only for it. */
export function noticeLeaving(before: PresentedPerson | undefined, now: PresentedPerson): void {
  const lost = before?.id === now.id ? lostWork(before, now) : []
  if (lost.length === 0) return
  change({ role: undefined, leftWork: words.leftWork(lost.join(words.and)) })
  const tabs = tabsOf(roleNow(now, undefined))
  const here = Taro.getCurrentInstance().router?.path ?? ''
  if (tabs[0] && here.includes('pages/tasks/') && !tabs.some(({ path }) => here.includes(path)))
    void Taro.switchTab({ url: tabs[0].path })
}
