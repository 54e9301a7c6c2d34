import { classify } from './classify'
import type { Emergency, EmergencyKind } from './emergencyKinds'
import { cryForHelp, type EmergencyRule, emergencyRules } from './emergencyWords'
import { fold } from './fold'
import { plainAlarms } from './plainAlarms'

/** The number to dial first; who calls for help and doesn't say why reaches everybody through 110. */
export const numberToDial: Readonly<Record<EmergencyKind, '110' | '119' | '120'>> = {
  fire: '119',
  gas: '119',
  lift: '119',
  violence: '110',
  self_harm: '120',
  illness: '120',
  help: '110',
}

/** Leaves in which somebody is in danger by their very name; words that are clearly of one are an emergency, whatever they say. */
const dangerLeaves: Readonly<Record<string, EmergencyKind>> = {
  E0502: 'gas',
  E2205: 'gas',
  E2104: 'lift',
  H0305: 'illness',
}
const order = ['fire', 'gas', 'lift', 'violence', 'self_harm', 'illness', 'help'] as const
/** Named or not, in the order of what is dialled first. */
const rules = [...emergencyRules, ...plainAlarms].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))

/** More than enough to file by: a false alarm costs an officer's night. */
const dangerFrom = 0.8

/** Whether a case is an emergency: filed for words of danger, or of a leaf that is danger by name. */
export const isEmergencyCase = ({ category, critical }: { category: string; critical?: true }): boolean =>
  critical === true || dangerLeaves[category] !== undefined

/** Who is in danger writes briefly. In a letter the words count only in a sentence about this very moment. */
const LETTER = 80
const rightNow = /正在|现在|刚刚|突然|快来|救命|救人|马上来/u

function readable(text: string): string {
  if ([...text].length <= LETTER) return text
  const sentences = text.split(/[。！!？?；;\n]/u)
  return sentences.filter((each) => rightNow.test(each) && [...each].length <= LETTER).join('\n')
}

const says = ({ sure, harmless, words }: EmergencyRule, read: string): boolean =>
  sure?.test(read) === true || words.test(read.replace(harmless, '·'))

/** Without one of these no message of danger was ever written; most messages need not be classified for it. */
const cues =
  /电梯|[气味漏泄晕昏倒摔跌掉喘病血疼痛药跳死救急]|报警器|不行|没人应|叫不醒|几天|老人|老太|老两口|独居|窟窿|楼顶|要生|闷/u

/** What the catalogue hears in words that no rule knows; what is harmless by rule is not heard. */
function dangerIn(read: string): Emergency | undefined {
  if (!cues.test(read)) return undefined
  const rest = [...emergencyRules, cryForHelp]
    .filter(({ kind }) => kind !== 'gas')
    .reduce((left, { harmless }) => left.replace(harmless, '·'), read)
  const { category, confidence } = classify(rest)
  const kind = confidence >= dangerFrom ? dangerLeaves[category] : undefined
  return kind && { kind, category }
}

/** The emergency these words are about, the first number to dial first; nothing for gas bills, hotpot and the fear of a fire. */
export function emergencyIn(text: string): Emergency | undefined {
  const read = readable(fold(text))
  const rule = rules.find((each) => says(each, read))
  if (rule) return { kind: rule.kind, category: rule.category }
  // a cry for help comes last: 「救命，电梯卡住了」 says what it is about
  const heard = dangerIn(read)
  const { kind, category } = cryForHelp
  const cries = says(cryForHelp, read) && (!heard || heard.category === category)
  return cries ? { kind, category } : heard
}
