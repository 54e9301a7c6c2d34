/** A command that may be about several cases; stars say how many. */
export type Asked = 'urge' | 'withdraw' | 'solved' | 'not_solved' | { stars: number }

const asks = {
  urge: { ask: '催哪一件？', command: '催一下' },
  withdraw: { ask: '撤销哪一件？', command: '撤销' },
  solved: { ask: '解决了的是哪一件？', command: '解决了' },
  not_solved: { ask: '没解决的是哪一件？', command: '没解决' },
} as const
/** Stars in words: a digit before Han would get a space, which a tap cannot send. */
const starWords = ['一', '二', '三', '四', '五'] as const

/** The question which case is meant, and the words that answer it together with its number. */
export const whichAsks = (asked: Asked): { ask: string; command: string } =>
  typeof asked === 'string'
    ? asks[asked]
    : { ask: `${asked.stars} 分打给哪一件？`, command: `${starWords[asked.stars - 1]}星` }
