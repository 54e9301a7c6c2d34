import type { Case } from '../cases/case'
import { clockText, deadlineText } from '../clocks/countdown'
import type { Recipient } from '../notifications/recipients'
import type { Lane } from './lane'
import { shortNumber } from './persons'
import type { Facts, Scene } from './scene'
import { levelText, matterText, noteText, placeText, shorten } from './whom'

/** A scene as news sees it: whom it is for, where it is read, and now. */
export type NewsScene = Scene & { found: Case; to: Recipient; lane: Lane; now: Date }
/** One to three lines; nothing when there is nothing to say to this person. */
export type NewsLines = readonly string[] | undefined
export type NewsWriter = (scene: NewsScene) => NewsLines

const LONGEST = 90
const MOST_LINES = 3

/** At most three lines and ninety characters, whatever people typed: the last line gives way first. */
export function fitted(lines: readonly string[]): string {
  const text = lines.filter(Boolean).slice(0, MOST_LINES).join('\n')
  const characters = [...text]
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text
}

/** 「000123」. */
export const numberText = ({ found }: NewsScene): string => shortNumber(found.number)

/** 「路灯，3 号楼旁」. */
export const whatAndWhere = (scene: NewsScene): string => `${matterText(scene.after)}，${placeText(scene.after, scene)}`

/** 「11 月 26 日 14:20 前办结。」, once it is late 「原定 11 月 26 日 14:20 前办结。」 */
export function closingText({ after, now }: Pick<NewsScene, 'after' | 'now'>): string {
  const { closeBy } = after.clocks ?? {}
  return closeBy ? `${closeBy <= now ? '原定 ' : ''}${deadlineText(closeBy, now)} 前办结。` : ''
}

/** 「还剩 2 天 18 小时」 of the closing clock. */
export const leftText = ({ after, now }: NewsScene): string =>
  after.clocks ? clockText(after.clocks.closeBy, now) : ''

/** Until when somebody is to respond: 「14:35」. */
export const respondText = ({ after, now }: NewsScene): string =>
  after.clocks ? deadlineText(after.clocks.respondBy, now) : ''

/** The department's name, at most ten characters. */
export const departmentText = (facts: Facts, scene: Scene): string => shorten(levelText('department', facts, scene), 10)

/** The reason somebody typed, at most so many characters, without the stop our own sentence sets. */
export const whyText = (scene: Scene, limit: number): string => withoutStop(noteText(scene, limit))

const withoutStop = (text: string): string => text.replace(/[。；，、\s]+$/u, '')

/** What the handler says a case waits for, as long as nobody has decided whether it may: a hold that is asked for. */
export const waitsForText = ({ request }: Facts): string | undefined =>
  request?.kind === 'hold' ? withoutStop(shorten(request.reason, 24)) : undefined
