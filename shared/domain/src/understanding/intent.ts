import { classify, sureFrom } from './classify'
import { fold, numeral } from './fold'
import { type PhraseKind, phrases } from './intentPhrases'

/** `number` is what people see of a case (`000123`) or its whole number, when they named one. */
export type Intent =
  | { kind: PhraseKind; number?: string }
  /** `line` = what they say beside the stars. */
  | { kind: 'rating'; stars: number; line?: string; number?: string }
  /** `at` = which of the kinds we asked about, from 0. */
  | { kind: 'choice'; at: number; number?: string }

const caseNumber = /(?:编号|事项|单号)?[:：]?((?:\d{6}-\d{4}-)?\d{6})(?:号)?/u
const marks = /[，。,.!！?？~、;；…"“”‘’()（）]/gu
const polite = /^(?:你好|您好|请|请问|麻烦|帮我|帮忙)+|(?:吧|啊|呀|呢|了吗|谢谢(?:你们?|您们?|师傅|大家)?)+$/gu

const very = '(?:非常|很|十分|挺|真|太|特别|超级?)'
const praise = new RegExp(
  `^(?:(?:师傅|服务|态度|速度|处理|网格[员长])*(?:${very}*(?:满意|好评|点赞|给力|不错|及时|满分)|${very}+(?:好|快|棒|赞|周到|热情))了?的?){1,4}$`,
  'u',
)

/** A rating alone: 5, 5 分, 五星, 满意, 差评. */
function ratingIn(text: string): number | undefined {
  if (praise.test(text)) return 5
  if (text === '差评') return 1
  const stars = /^(?:打|给)?([1-5一二三四五])(?:分|星|颗星)?$/u.exec(text)?.[1]
  return stars ? Number(numeral(stars)) : undefined
}

const mostBeside = 60
const starsAndMore = /^(?:打|给)?([1-5一二三四五])(?:分|星|颗星)(?!钟|期|之|级)([,。!~、;:]*)(.+)$/u

/** Stars with a word beside them: 「5 分，很快」, 五星好评. A matter beside them is a report: 「5 分，路灯又坏了」. */
function ratedWithLine(text: string): { stars: number; line: string } | undefined {
  const [, stars = '', mark, line = ''] = starsAndMore.exec(text) ?? []
  if (!line || [...line].length > mostBeside) return undefined
  if (!praise.test(line.replace(marks, '')) && (!mark || classify(line).confidence >= sureFrom)) return undefined
  return { stars: Number(numeral(stars)), line }
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
  const rated = ratedWithLine(number ? fold(text).replace(caseNumber, '') : fold(text))
  if (rated) return { kind: 'rating', ...rated, ...named }
  const at = choiceIn(bare)
  if (at !== undefined) return { kind: 'choice', at, ...named }
  const kind = phrases.find(([, phrase]) => phrase.test(bare) || phrase.test(rest))?.[0]
  return kind && { kind, ...named }
}
