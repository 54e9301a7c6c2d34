import type { PresentedGroup } from '@jinlin/domain/groups/presentedGroup'
import Taro from '@tarojs/taro'
import { newKey } from './newKey'
import { call } from './session'

type Answer = { group: PresentedGroup | null }

/** The group of the own home; undefined when nothing is bound or nobody has opened one. */
export const loadGroup = async (): Promise<PresentedGroup | undefined> =>
  (await call<Answer>({ method: 'GET', path: '/api/me/group' })).group ?? undefined

/** Asks the steward for a new code. */
export const askNewCode = async (id: string): Promise<PresentedGroup | undefined> =>
  (await call<Answer>({ method: 'POST', path: `/api/groups/${id}/ask-code`, body: {} })).group ?? undefined

type Sealed = { encryptedData: string; iv: string }

/** WeChat's scenes in which a mini-program is opened from a card in a chat. */
const fromCard = [1008, 1044]

/**
 * When the page was opened from the group's own card: shows the server WeChat's word of which group that was. The group as it is then; undefined when there is
 * nothing to show, or the server does not take it. The code of the sign-in comes first: WeChat seals with its key.
 */
export async function proveMembership(id: string): Promise<PresentedGroup | undefined> {
  if (process.env.TARO_ENV !== 'weapp' || !fromCard.includes(Number(Taro.getEnterOptionsSync().scene))) return undefined
  try {
    const { code } = await Taro.login()
    // Taro's types forget what it answers
    const { encryptedData, iv } = (await Taro.getGroupEnterInfo({})) as unknown as Sealed
    const body = { code, encryptedData, iv }
    return (
      (await call<Answer>({ method: 'POST', path: `/api/groups/${id}/proof`, body, key: newKey(Date.now()) })).group ??
      undefined
    )
  } catch {
    return undefined
  }
}

/** Opens the page of the own group. */
export const openGroup = (): void => void Taro.navigateTo({ url: '/pages/group/index' })
