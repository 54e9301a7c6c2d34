import { fold } from './fold'

export type EmergencyKind = 'fire' | 'gas' | 'violence' | 'self_harm' | 'illness'
/** What must be answered with a number to dial before anything else; filed at once under `category`, priority critical. */
export type Emergency = { kind: EmergencyKind; category: string }

type Rule = Emergency & {
  /** Always an emergency. */
  sure?: RegExp
  /** Contains one of the words below but is none; taken out before looking. */
  harmless: RegExp
  words: RegExp
}

const gas = '(?:煤气|燃气|天然气|液化气)'
const leak = '(?:味|漏|泄|中毒|爆炸|爆了|报警)'

/** In the order of what is dialled first. */
const rules: readonly Rule[] = [
  {
    kind: 'fire',
    category: 'E2116',
    sure: /(?:正在|已经|突然)(?:着火|起火|冒烟)|(?:着|起)大?火了/u,
    harmless:
      /(?:怕|防止?|预防|避免|容易|以免|以防|万一|一旦|可能|会|要是|如果|引[起发]|造成|导致|发生|曾经)(?:再|发生)?(?:火灾|着火|起火|失火)|(?:火灾|着火|起火|失火)(?:的?(?:隐患|风险|危险|报警器|演练|演习|应急|预案|自动|险|保险|怎么办))|(?:烧烤|烟囱|烟筒|炉子)冒烟|火锅/gu,
    words: /火灾|着火|起火|失火|冒烟|冒黑烟|浓烟/u,
  },
  {
    kind: 'gas',
    category: 'E2205',
    sure: new RegExp(`${gas}[^，。\\n]{0,6}${leak}|${leak}[^，。\\n]{0,2}${gas}|闻到[^，。\\n]{0,4}${gas}`, 'u'),
    harmless: new RegExp(
      `${gas}(?:费|表|卡|公司|灶|炉|热水器|壁挂炉|罐|瓶|缴|充值|账单|安检|改造|开通|报装|营业|户|管网|工程|入户|压力|补贴|价|阀|软?管|初装|使用|设备|设施|什么时候|不够|小|停)|(?:没有?|停|停了|通|通上|交|缴|充|买|装|安装|送|换|接|接入|改|修|供应?|用|开|关|断)了?${gas}`,
      'gu',
    ),
    words: new RegExp(gas, 'u'),
  },
  {
    kind: 'violence',
    category: 'E2404',
    harmless: /打人(?:工|民|社|事|家电话|力|才|数|口)|(?:没|没有|不|不会|不准|不许|禁止)打人|打架子/gu,
    words: /打人|打架|打起来|斗殴|持刀|拿刀|动刀|砍人|捅人|行凶|被打/u,
  },
  {
    kind: 'self_harm',
    category: 'H0305',
    harmless: /跳楼(?:价|甩卖|大甩卖|机)|想不开(?:通|发票|车|门|灯|户|证|店|空调|暖气)/gu,
    words: /想不开|跳楼|轻生|自杀|割腕|不想活/u,
  },
  {
    kind: 'illness',
    category: 'H0305',
    harmless: /(?:差点儿?|险些|以前|曾经|怕|容易)(?:晕倒|昏倒|昏迷)/gu,
    words: /晕倒|昏倒|昏迷|晕过去|没有?呼吸|喘不上气|喘不过气|心脏病犯|大出血|口吐白沫|摔倒起不来/u,
  },
]

/** Who is in danger writes briefly. In a letter the words count only in a sentence about this very moment. */
const LETTER = 80
const rightNow = /正在|现在|刚刚|突然|快来|救命|救人|马上来/u

function readable(text: string): string {
  if ([...text].length <= LETTER) return text
  const sentences = text.split(/[。！!？?；;\n]/u)
  return sentences.filter((each) => rightNow.test(each) && [...each].length <= LETTER).join('\n')
}

/** The emergency these words are about, the first number to dial first; nothing for gas bills, hotpot and the fear of a fire. */
export function emergencyIn(text: string): Emergency | undefined {
  const read = readable(fold(text))
  const rule = rules.find(({ sure, harmless, words }) => sure?.test(read) || words.test(read.replace(harmless, '·')))
  return rule && { kind: rule.kind, category: rule.category }
}
