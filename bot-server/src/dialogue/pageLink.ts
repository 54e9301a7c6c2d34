import { serverEnv } from '@jinlin/backend/infra/env'

/** Pages of the mini-program that answers lead to. */
export const groupPage = 'pages/group/index'

/** Words that open a page of the mini-program, as a text of the account may carry them; the words alone where there is no mini-program. */
export function pageLink(words: string, path: string): string {
  const { MINIAPP_ID, PUBLIC_URL } = serverEnv()
  if (!MINIAPP_ID) return words
  return `<a href="${PUBLIC_URL}/m/" data-miniprogram-appid="${MINIAPP_ID}" data-miniprogram-path="${path}">${words}</a>`
}
