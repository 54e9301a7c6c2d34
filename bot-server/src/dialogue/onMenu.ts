import * as say from '@jinlin/domain/words/accountMessages'
import { homeText } from './home'
import { calls } from './menu'
import { groupAnswer } from './onGroup'
import { report } from './report'
import { status } from './status'
import type { Turn } from './turn'

/** A tap on the account's menu. A trade is called at once, to the bound door; a key of a menu we no longer have says nothing. */
export async function onMenu(turn: Turn, key: string): Promise<string | null> {
  if (key === 'report') return turn.account.welcome ?? say.welcome()
  if (key === 'my_cases') return status(turn)
  if (key === 'bind_home') return homeText(turn)
  if (key === 'my_group') return groupAnswer(turn)
  const category = calls[key]
  return category ? report(turn, { category }) : null
}
