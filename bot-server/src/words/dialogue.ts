import { shortNumber } from '@jinlin/domain/words/persons'

/** Who takes what no community's account was written for. */
export const centre = '区中心'
/** The note a handler finds when a resident asks for a human. */
export const humanWanted = '居民想直接和人说，请联系'
/** What is said when a report that was not sent yet is taken back. */
export const draftDropped = '还没上报，已经撤掉了。需要时再发给我。'
/** The answer to 「点错了」 with nothing fresh that it could be about. */
export const nothingMoved = '没关系，什么都没动。要撤回报过的事，回复 撤销。'
/** The answer to words that arrive after the 撤销 that was sent behind them. */
export const takenBackBefore = '您后来回了撤销，这条就没上报。要报再发一次。'
/** The answer to a number that is none of the person's. */
export const numberUnknown = (number: string) => `没找到您的 ${number}。回复 查询 看您报过的事。`
/** The answer to an address outside the city. */
export const outside = '这个位置不在本市。／发个市内的位置，或回复小区和楼号。'.replaceAll('／', '\n')
/** The answer to a film, a link, a card or a kind of message we don't know. */
export const unreadable = '这条我打不开。／发文字、语音、照片或位置就行。'.replaceAll('／', '\n')
/** What is said to an entrance that is not known. */
export const codeUnknown = '没认出这个二维码。／把小区和楼号发给我也行。'.replaceAll('／', '\n')
/** How a position is called that came without a name. */
export const yourPosition = '您标的地方'
/** The answer to a message that is longer than what is kept of one; nothing of it was stored. */
export const tooLong = '这条太长了，请分几条说。'
/** What follows the sentence on the allowance that is used up: what was said is kept and goes out by itself. */
export const heldBack = '这条我先记着，到时候替您上报。／不用了回复 撤销。急事先打 119、110、120。'.replaceAll(
  '／',
  '\n',
)
/** What follows the sentence on the allowance when a trade was tapped and the report before it has to wait. */
export const tapNotTaken = '前面的我记着，到时候替您上报。刚点的没记下，过一会儿再点。'
/** What follows the sentence on one +1 too many on a day. */
export const keptApart = '您报的这件照常办。'
/** The one answer to a flood of messages. */
export const waitABit = '稍等，您发的都收到了，我一条条看。'
type Flood = { account: string; person: string; most: number }
const flood = (what: string) => (seen: Flood) =>
  `公众号「${seen.account}」：${seen.person} 10 分钟里发了 ${seen.most} 条以上${what}，已不再自动回复。`
/** The mark on the duty officer’s news page when somebody floods an account; what was written is not quoted. */
export const floodMark = { advert: flood('广告'), other: flood('没说事的话') } as const
/** Insults, as `fold` writes them; none of them names a matter or a danger. */
export const insults: readonly string[] = [
  '傻逼',
  '傻b',
  '煞笔',
  '沙比',
  '混蛋',
  '王八蛋',
  '狗日的',
  '他妈的',
  '你妈的',
  '妈的',
  '操你妈',
  '草泥马',
  '滚蛋',
  '白痴',
  '脑残',
  '不要脸',
  '吃干饭',
  '狗屁',
]
/** What adverts offer, and how they want to be reached; only both together are an advert. */
export const advertOffers = /贷款|刷单|兼职|代开发票|优惠券|领红包|彩票|理财|促销|套现|网赚/u
export const advertContacts = /https?:|www\.|加(?:我)?(?:微信|v信|vx|薇信|qq)|微信号|qq群|扫码(?:领|进群)/u
/** What we call a report of which we have nothing but a picture or a voice. */
export const mediaNames = { photo: '照片', voice: '语音' } as const
/** The note whoever has the case finds when the reporter says what kind it is. */
export const saidKind = (kind: string) => `居民说是：${kind}`
/** The mark on the duty officer’s news page when somebody asks for a human, with the number of the case it is about. */
export const humanMark = ({ account, person, number }: { account: string; person: string; number?: string }) =>
  `公众号「${account}」：${person} 想和人说${number ? ` ${shortNumber(number)} 的事` : ''}，请联系。`
/** The answer to the position of a case somebody has accepted, sent once more. */
export const placeKnown = (number: string) => `${shortNumber(number)} 记的就是这个位置，有进展马上告诉您。`
/** What WeChat calls a position to which the person gave no name. */
export const unnamedPlace = '我的位置'
/** The answer to what somebody says after asking for a human about a case. */
export const humanNoted = (number: string) => `记下了，写进 ${shortNumber(number)} 了。还有要说的接着发。`
/** The answer to what somebody says after asking for a human about none: who has it; without `officer` nobody is at the desk until `opensAt`. */
export const humanHeard = ({ area, officer, opensAt }: { area?: string; officer?: string; opensAt: string }) =>
  officer
    ? `记下了，已交给 ${area} 值班 ${officer}。还有要说的接着发。`
    : `记下了，值班员 ${opensAt} 上班就看。还有要说的接着发。急事先打 110、119、120。`
