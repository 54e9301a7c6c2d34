import { seekNext } from '@jinlin/backend/dispatch/seekNext'
import type { InboundContent } from '@jinlin/backend/inbox/inbound'
import { caseById } from '@jinlin/backend/inbox/ownCases'
import { handOverNews } from '@jinlin/backend/notifications/handOverNews'
import { NotificationModel } from '@jinlin/backend/notifications/NotificationModel'
import { sendNotification } from '@jinlin/backend/notifications/sendNotification'
import { isCallOut } from '@jinlin/domain/categories/catalogue'
import { expect } from 'vitest'
import { answer } from '../answer'
import { caseOf, position, world } from './chats'
import { nowOf, type Stage, stageDirections } from './stageDirections'

/** What stands for a person's picture, voice or tap in a transcript: 〔照片〕, 〔语音 漏水了〕, 〔位置 250 220 3 号楼旁〕, 〔扫码 JL-d1〕, 〔菜单 my_cases〕. */
const acts: Record<string, (rest: string[]) => InboundContent> = {
  照片: () => ({ kind: 'image', mediaId: 'm' }),
  语音: ([words]) => ({ kind: 'voice', mediaId: 'v', format: 'amr', ...(words && { recognition: words }) }),
  位置: ([east, north, ...label]) => position(Number(east), Number(north), label.join(' ') || undefined),
  关注: () => ({ kind: 'follow' }),
  扫码: ([scene = '']) => ({ kind: 'scan', scene }),
  菜单: ([key = '']) => ({ kind: 'menu', key }),
}

/** Tells everybody what a case has news of, and adds to the chat what was pushed to its person. */
async function tell(stage: Stage) {
  const userId = stage.openid.replace('o-', '')
  const found = await caseOf(userId)
  if (found) await handOverNews((await caseById(found._id)) ?? found, nowOf(stage))
  const rows = await NotificationModel.find({ userId, state: 'pending' }).sort({ seq: 1 }).lean()
  const before = world.pushed.length
  for (const { _id } of rows) await sendNotification(_id, nowOf(stage))
  stage.said.push(...world.pushed.slice(before).map(({ text }) => text.content))
}

/** What the worker does within moments: the first tradesperson is asked. */
async function callHelp(stage: Stage) {
  const found = await caseOf(stage.openid.replace('o-', ''))
  if (found?.state === 'submitted' && isCallOut(found.category)) await seekNext(found, nowOf(stage))
}

async function hear(stage: Stage, words: string) {
  const [kind = '', ...rest] = /^〔(.+)〕$/u.exec(words)?.[1]?.split(' ') ?? []
  const content = acts[kind]?.(rest) ?? { kind: 'text' as const, text: words }
  stage.serial += 1
  const key = `safe-${stage.openid}-${stage.serial}`
  const inbound = { key, accountKey: 'safe', openid: stage.openid, sentAt: nowOf(stage), content }
  // one after the other, and none behind the end: what it wrote then would be found by the next conversation
  let helped = Promise.resolve()
  const worker = setInterval(() => (helped = helped.then(() => callHelp(stage))), 50)
  stage.said.push(await answer(inbound, nowOf(stage)).finally(() => clearInterval(worker)))
  await helped
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
/** {…} is a number, a date or a distance: the same words with digits of its own, and with the year when that is another one. */
const numbersOf = (label: string) => {
  const digits = label.slice(1, -1).replace(/\d+/gu, (some) => (some.length === 6 ? '\\d{6}' : '\\d+'))
  return `(${digits.includes('月') ? '(?:\\d{4} 年 )?' : ''}${digits})`
}

/** A line as the design writes it: 「／」 breaks it, {…} stands for numbers that differ from day to day, always for the same. */
function expectLine(line: string, said: string | null | undefined, known: Map<string, string>) {
  const labels: string[] = []
  const pattern = line
    .replaceAll('／', '\n')
    .split(/(\{[^}]*\})/u)
    .map((piece) => {
      if (!piece.startsWith('{')) return escaped(piece)
      const before = known.get(piece)
      if (before !== undefined) return escaped(before)
      labels.push(piece)
      return numbersOf(piece)
    })
  const seen = (said ?? '（没有回答）').replace(/<[^>]*>/gu, '')
  const found = new RegExp(`^${pattern.join('')}$`, 'u').exec(seen)
  if (!found) return expect(seen).toBe(line.replaceAll('／', '\n'))
  for (const [at, label] of labels.entries()) known.set(label, found[at + 1] ?? '')
}

/** Plays a conversation: 居民 writes (with numbers that were said before), 近邻 must say exactly this (nothing more and nothing less), （…） happens meanwhile. */
export async function playTranscript(key: string, lines: string): Promise<void> {
  const stage: Stage = { minute: 0, openid: `o-${key}`, said: [], serial: 0 }
  const next: Stage = { minute: 0, openid: `o-${key}-next`, said: [], serial: 0 }
  const known = new Map<string, string>()
  const rows = lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  for (const row of rows) {
    const [, who = '', words = ''] = /^(居民|近邻|邻居)：(.+)$/u.exec(row) ?? []
    if (who === '近邻') expectLine(words, stage.said.shift(), known)
    else {
      expect(stage.said.filter(Boolean), `said before: ${row}`).toEqual([])
      stage.said = []
      if (who === '居民')
        await hear(
          stage,
          words.replace(/\{[^}]*\}/gu, (label) => known.get(label) ?? label),
        )
      else if (who === '邻居') await hear(Object.assign(next, { minute: stage.minute }), words)
      else await direct(stage, row.replace(/^（|）$/gu, ''))
    }
  }
  expect(stage.said.filter(Boolean), 'said at the end').toEqual([])
}

async function direct(stage: Stage, words: string) {
  const found = stageDirections.find(([pattern]) => pattern.test(words))
  if (!found) throw new Error(`no such stage direction: ${words}`)
  const [pattern, act] = found
  await act(stage, words.match(pattern) as RegExpMatchArray)
  await tell(stage)
}
