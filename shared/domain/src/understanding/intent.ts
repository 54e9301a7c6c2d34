import { fold, numeral } from './fold'

/** `number` is what people see of a case (`000123`) or its whole number, when they named one. */
export type Intent =
  | { kind: 'query' | 'urge' | 'withdraw' | 'human' | 'not_solved' | 'join' | 'not_same'; number?: string }
  | { kind: 'rating'; stars: number; number?: string }

const phrases: readonly [Exclude<Intent['kind'], 'rating'>, RegExp][] = [
  [
    'query',
    /^(?:我?[要想]?查询?(?:一下)?(?:进度|进展|事项|结果)?|进度|进展|办到哪(?:儿|里|一步)?了|到哪一?步了|我的事项)$/u,
  ],
  ['urge', /^(?:再?催(?:一?下|一催|催|办)?|快点儿?|快一?点儿?|怎么还没来|怎么还没人来|抓紧)$/u],
  ['withdraw', /^(?:我?[要想]?(?:撤销|撤回|取消)(?:上报)?(?:了|吧)?|不用了|不用来了|发错了|报错了)$/u],
  ['human', /^(?:转?人工(?:客服|服务)?|转人工|找(?:个)?(?:人|真人|值班员?|工作人员))$/u],
  ['not_solved', /^(?:还?(?:没|没有|未)(?:解决|修好|处理好?|弄好|好)|不满意|又坏了)$/u],
  ['join', /^(?:\+1|加1|加一|一起关注|我也是|我家也是)$/u],
  ['not_same', /^(?:不是|不是同一件(?:事)?|不是一件事|不一样)$/u],
]

const caseNumber = /(?:编号|事项|单号)?[:：]?((?:\d{6}-\d{4}-)?\d{6})(?:号)?/u
const marks = /[，。,.!！?？~、;；…"“”‘’()（）]/gu
const polite = /^(?:你好|您好|请|请问|麻烦|帮我|帮忙)+|(?:吧|啊|呀|呢|了吗|谢谢)+$/gu

/** A rating alone: 5, 5 分, 五星. */
function ratingIn(text: string): number | undefined {
  const stars = /^(?:打|给)?([1-5一二三四五])(?:分|星|颗星)?$/u.exec(text)?.[1]
  return stars ? Number(numeral(stars)) : undefined
}

/** What a short message to the account asks for; nothing when it is a report or anything longer than a command. */
export function intentOf(text: string): Intent | undefined {
  const folded = fold(text).replace(/\n/gu, '').replace(marks, '')
  const number = caseNumber.exec(folded)?.[1]
  const rest = number ? folded.replace(caseNumber, '') : folded
  const named = number ? { number } : {}
  const bare = rest.replace(polite, '')
  if (!bare) return number ? { kind: 'query', number } : undefined
  const stars = ratingIn(bare)
  if (stars) return { kind: 'rating', stars, ...named }
  const kind = phrases.find(([, phrase]) => phrase.test(bare) || phrase.test(rest))?.[0]
  return kind && { kind, ...named }
}
