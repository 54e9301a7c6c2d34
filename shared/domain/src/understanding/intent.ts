import { fold, numeral } from './fold'

/** `number` is what people see of a case (`000123`) or its whole number, when they named one. */
export type Intent =
  | {
      kind: 'query' | 'urge' | 'withdraw' | 'human' | 'not_solved' | 'join' | 'not_same' | 'home' | 'group'
      number?: string
    }
  | { kind: 'rating'; stars: number; number?: string }
  /** `at` = which of the kinds we asked about, from 0. */
  | { kind: 'choice'; at: number; number?: string }

const phrases: readonly [Exclude<Intent['kind'], 'rating' | 'choice'>, RegExp][] = [
  [
    'query',
    /^(?:我?[要想]?查询?(?:一下)?(?:进度|进展|事项|结果)?|进度|进展|办到哪(?:儿|里|一步)?了|到哪一?步了|我的事项)$/u,
  ],
  ['urge', /^(?:再?催(?:一?下|一催|催|办)?|快点儿?|快一?点儿?|怎么还没来|怎么还没人来|抓紧)$/u],
  ['withdraw', /^(?:我?[要想]?(?:撤销|撤回|取消)(?:上报)?(?:了|吧)?|不用了|不用来了|发错了|报错了)$/u],
  ['human', /^(?:转?人工(?:客服|服务)?|转人工|找(?:个)?(?:人|真人|值班员?|工作人员))$/u],
  ['not_solved', /^(?:还?(?:没|没有|未)(?:解决|修好|处理好?|弄好|好)|不满意|又坏了)$/u],
  ['join', /^(?:\+1|加1|加一|一起关注|我也是|我家也是)$/u],
  ['home', /^(?:我的|我的住址|绑定(?:住址|地址|小区)?|改?换?绑定?住址)$/u],
  [
    'group',
    /^(?:我?[要想]?(?:加入?|进|入)?(?:楼栋|小区|邻居|业主)?群|(?:加入?|进|入)(?:楼栋|小区|邻居|业主)?群(?:聊|二维码)?)$/u,
  ],
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

/** A letter alone: A, b, 选C, A项. */
function choiceIn(text: string): number | undefined {
  const letter = /^(?:我?选)?([abc])(?:项|类)?$/u.exec(text)?.[1]
  return letter ? 'abc'.indexOf(letter) : undefined
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
  const at = choiceIn(bare)
  if (at !== undefined) return { kind: 'choice', at, ...named }
  const kind = phrases.find(([, phrase]) => phrase.test(bare) || phrase.test(rest))?.[0]
  return kind && { kind, ...named }
}
