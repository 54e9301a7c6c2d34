import type { Case, TimelineEntry } from '../cases/case'
import { autoCloseAt } from '../clocks/autoCloseAt'
import { deadlineText } from '../clocks/countdown'
import { dayOf, timeOf } from '../clocks/shanghai'
import type { Policy } from '../dispatch/policy'
import { newsKind } from '../notifications/kinds'
import type { Recipient } from '../notifications/recipients'
import { isTemplateTitle, type TemplateFacts, type TemplateTitle } from '../notifications/templates'
import { newsScene } from './news'
import type { AreaNames } from './scene'
import { spaced } from './spaced'
import { assigneeText, handlerText, levelText, matterText, placeText, plainMatter, shorten } from './whom'

/** WeChat takes at most so many characters in a field of words. */
const longestThing = 20

/** What to do next, by title; new work says until when, as long as there is time. */
const nextWords = {
  accepted: '有进展马上告诉您',
  resolved: '点开确认，没解决也请说',
  late: '超时已记录，有进展告诉您',
  task: { accept: '前接单', respond: '前要有人接', close: '前办结', over: '点开处理' },
} as const
/** The titles as the templates of an account are named. */
export const templateNames: Readonly<Record<TemplateTitle, string>> = {
  accepted: '接单提醒',
  resolved: '办结请确认',
  late: '超时说明',
  task: '新任务',
}

/** 「14:20」 today, else 「2026年11月26日 14:20」: WeChat refuses other forms in a field of time, 「今天」 too. */
const timeField = (at: Date, now: Date): string => {
  if (dayOf(at) === dayOf(now)) return timeOf(at)
  const [year, month, day] = dayOf(at).split('-').map(Number)
  return `${year}年${month}月${day}日 ${timeOf(at)}`
}

const isResident = (to: Recipient) => to === 'reporter' || to === 'followers'

type Whole = NonNullable<ReturnType<typeof newsScene>>

function whoOf(title: TemplateTitle, scene: Whole): string {
  const { after, to } = scene
  if (title === 'accepted') return assigneeText(scene)
  if (after.assignee) return handlerText(after)
  if (title === 'task') return to === 'offered' || to === 'pool' ? '等您接单' : '还没有人接'
  return `${levelText(after.level, after, scene)} 值班`
}

type Latest = { what: 'accept' | 'respond' | 'close'; at: Date }

/** Until when what: an offer's own end, the answer to what is called done, the response while somebody is sought, else the closing. */
function latestOf(title: TemplateTitle, { entry, after, found }: Whole, policy: Policy): Latest {
  const silent = title === 'resolved' ? autoCloseAt(after.clocks ?? found.clocks, policy) : undefined
  if (silent) return { what: 'close', at: silent }
  if (title === 'task' && entry.command === 'offer' && after.offer?.until)
    return { what: 'accept', at: after.offer.until }
  const { respondedAt, respondBy, closeBy } = after.clocks ?? found.clocks
  return after.assignee || respondedAt ? { what: 'close', at: closeBy } : { what: 'respond', at: respondBy }
}

/** 「14:23 前接单」: who reads only the end of a card knows what is wanted until when. */
function nextOf(title: TemplateTitle, { what, at }: Latest, now: Date): string {
  if (title !== 'task') return nextWords[title]
  const words = nextWords.task
  return at > now ? `${deadlineText(at, now)} ${words[what]}` : words.over
}

/** The fields of the template for one entry and recipient, masked as in the news; nothing when this news has no template. */
export function templateFacts(
  found: Case,
  entry: TimelineEntry,
  to: Recipient,
  names: AreaNames,
  now: Date,
  policy: Policy,
): { title: TemplateTitle; facts: TemplateFacts } | undefined {
  const title = newsKind(entry, to)?.title
  const scene = newsScene(found, entry, to, names, now)
  if (!title || !isTemplateTitle(title) || !scene) return undefined
  const thing = (text: string) => shorten(spaced(text), longestThing)
  const latest = latestOf(title, scene, policy)
  const facts = {
    matter: thing(isResident(to) ? plainMatter(scene.after) : matterText(scene.after)),
    place: thing(placeText(scene.after, scene)),
    who: thing(whoOf(title, scene)),
    latest: timeField(latest.at, now),
    next: thing(nextOf(title, latest, now)),
  }
  return { title, facts }
}
