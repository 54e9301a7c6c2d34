import { groupOfHome } from '@jinlin/backend/groups/groups'
import { isCodeGood } from '@jinlin/domain/groups/group'
import * as say from '@jinlin/domain/words/accountMessages'
import { groupWords } from '../words/groups'
import { groupPage, pageLink } from './pageLink'
import type { Turn } from './turn'

/** 楼栋群 on the menu: the group of the bound home and how to get in; else what is missing. */
export async function groupAnswer(turn: Turn): Promise<string> {
  const { group, bound } = await groupOfHome(turn.actor)
  if (!bound) return say.notBound()
  if (!group) return groupWords.none
  const join = pageLink(groupWords.join, groupPage)
  return isCodeGood(group.code, turn.now) ? groupWords.open(group.name, join) : groupWords.over(group.name, join)
}
