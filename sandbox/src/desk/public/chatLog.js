/** WeChat's own notices, where a mini-program's messages stand: a chat that nobody answers. */
export const notices = ''

/**
 * What was said in all chats of a person, each line once and in its order. `add` answers whether the line is new, `of` gives those of one chat, `chats`
 * the accounts, and the notices once there are any.
 */
export function chatLog(accounts) {
  const lines = []
  const add = (line) => {
    if (lines.some((known) => known.id === line.id)) return false
    lines.push(line)
    lines.sort(inOrder)
    return true
  }
  const of = (account) => lines.filter((line) => line.accountKey === account)
  const chats = () => (of(notices).length ? [...accounts, notices] : accounts)
  return { add, of, chats }
}

/** By the platform's clock; what came at the same moment, as it came. */
const inOrder = (one, other) => Date.parse(one.at) - Date.parse(other.at) || one.id - other.id || 0
