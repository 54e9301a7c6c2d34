import * as say from '@jinlin/domain/words/accountMessages'
import { report } from './report'
import { status } from './status'
import type { Turn } from './turn'

/** Keys of the account's menu; `call:` is followed by the trade's category. */
export const menuKeys = { report: 'report', call: 'call:', cases: 'my:cases', home: 'my:home' } as const

/** A tap on the account's menu. A trade is called at once, to the bound door. */
export async function onMenu(turn: Turn, key: string): Promise<string | null> {
  if (key === menuKeys.report) return say.welcome()
  if (key === menuKeys.cases) return status(turn)
  if (key === menuKeys.home) return turn.home ? say.bound({ place: turn.home.address }) : say.notBound()
  if (key.startsWith(menuKeys.call)) return report(turn, { category: key.slice(menuKeys.call.length) })
  return null
}
