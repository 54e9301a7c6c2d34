import type { CommandName } from '@jinlin/domain/cases/case'
import { commands } from '@jinlin/domain/cases/commands'
import { newsKind } from '@jinlin/domain/notifications/kinds'
import { recipients } from '@jinlin/domain/notifications/recipients'
import { isTemplateTitle } from '@jinlin/domain/notifications/templates'
import { beforeAll, describe, expect, it } from 'vitest'

type Line = { at: string; accountKey: string; text: string; cards?: object[] }
type Row = { id: string; caseId: string; at: string; text: string }
type Told = { account: string; title: string; body: string }
let notice: {
  noticeOf: (line: Line) => Told
  heardAs: (told: Told) => string
  newsIn: (line: Line, news: Row[]) => Row[]
  holds: (command: string | undefined, found?: object) => boolean
  cardCommands: Set<string>
  commandOf: (rows: Row[], found: object) => string | undefined
}
beforeAll(async () => {
  notice = await import(new URL('public/notice.js', import.meta.url).href)
})

const at = (minute: number) => `2026-11-24T06:${String(minute).padStart(2, '0')}:00.000Z`
const card = {
  title: '新任务',
  rows: [
    { label: '事项', value: '路灯' },
    { label: '地点', value: '3 号楼旁' },
    { label: '谁', value: '等您接单' },
    { label: '最晚', value: '14:23' },
    { label: '下一步', value: '14:23 前接单' },
  ],
  page: 'pages/case/index?id=c1',
}
const task: Line = { at: at(3), accountKey: 'main', text: '新任务\n事项：路灯', cards: [card] }
const said: Line = {
  at: at(9),
  accountKey: 'main',
  text: '王** 说路灯不亮处理好了。\n解决了回复 1–5 打分，没解决回复 <a href="x">没解决</a>。',
}
const row = (caseId: string, seq: number, minute: number, text: string) => ({
  id: `${caseId}-${seq}-someone`,
  caseId,
  at: at(minute),
  text,
})

describe('a notice at the top of a phone', () => {
  it('parts who speaks, what about, and until when what is to be done', () =>
    expect(notice.noticeOf(task)).toEqual({
      account: '12111 一键上报',
      title: '新任务',
      body: '路灯，3 号楼旁\n14:23 前接单',
    }))

  it('says who has accepted', () => {
    const rows = card.rows.map((row) => (row.label === '谁' ? { ...row, value: '王**' } : row))
    expect(notice.noticeOf({ ...task, cards: [{ title: '接单提醒', rows }] }).body).toContain('\n王**，')
  })

  it('of words has the first line for its title, and shows links as words', () =>
    expect(notice.noticeOf(said)).toMatchObject({
      title: '王** 说路灯不亮处理好了。',
      body: '解决了回复 1–5 打分，没解决回复 没解决。',
    }))

  it('is heard as sentences', () => {
    expect(notice.heardAs(notice.noticeOf(task))).toBe('12111 一键上报。新任务。路灯，3 号楼旁。14:23 前接单。')
    expect(notice.heardAs(notice.noticeOf(said))).not.toContain('。。')
  })
})

describe('what a notice tells of', () => {
  const news = [
    row('c1', 5, 8, '有新照片：路灯，3 号楼旁。'),
    row('c2', 2, 4, '新任务：井盖。'),
    row('c1', 3, 3, '有新照片：路灯，3 号楼旁。'),
    row('c1', 2, 2, '新任务：路灯，3 号楼旁。'),
  ]
  const timeline = ['submit', 'offer', 'add_photo', 'accept', 'add_photo'].map((command, i) => ({
    seq: i + 1,
    command,
  }))

  it('is the case its card opens, and the command that asks for something', () => {
    const rows = notice.newsIn(task, news)
    expect(rows.map(({ id }) => id)).toEqual(['c1-3-someone', 'c1-2-someone'])
    expect(notice.commandOf(rows, { id: 'c1', timeline })).toBe('offer')
  })

  const told = (...happened: string[]) => ({
    found: { id: 'c1', state: 'accepted', timeline: happened.map((command, i) => ({ seq: i + 1, command })) },
    rows: happened.map((_, i) => row('c1', i + 1, i, '新任务：路灯，3 号楼旁。')).reverse(),
  })
  it.each([
    ['an urge', 'urge'],
    ['a reminder', 'remind'],
    ['a breach', 'breach'],
    ['a superior’s order', 'supervise'],
    ['work that goes on', 'resume'],
  ])('is %s to whoever has accepted, not the offer it began with', (_, command) => {
    const { found, rows } = told('submit', 'offer', 'accept', command, 'add_note', 'add_photo')
    const theirs = rows.filter(({ id }) => !['c1-1-someone', 'c1-3-someone'].includes(id))
    expect(notice.commandOf(theirs, found)).toBe(command)
    expect(notice.holds(notice.commandOf(theirs, found), found)).toBe(true)
  })

  it('is the later of two that came in the same moment, and of its own case', () => {
    const notes = Array.from({ length: 7 }, () => 'add_note')
    const { found } = told('submit', 'offer', ...notes, 'urge', 'alert')
    const rows = ['c2-11-a', 'c1-2-a', 'c1-10-a'].map((id) => ({ id, caseId: id.slice(0, 2), at: at(3), text: '' }))
    expect(notice.commandOf(rows, found)).toBe('urge')
  })

  it('comes by a card for the commands whose news has a template', () => {
    const byCard = (command: CommandName) => (to: (typeof recipients)[number]) =>
      isTemplateTitle(newsKind({ command }, to)?.title ?? '')
    const named = (Object.keys(commands) as CommandName[]).filter((command) => recipients.some(byCard(command)))
    expect([...notice.cardCommands].sort()).toEqual(named.sort())
  })

  it('is found by its first line when it is words, the button of the page beside the answer of the chat', () => {
    const page = row('c3', 7, 9, '王** 说路灯不亮处理好了。\n解决了就点开打分。')
    expect(notice.newsIn(said, [page, ...news])).toEqual([page])
  })

  it('is nothing for an answer to what was said', () =>
    expect(notice.newsIn({ ...said, text: '我没听明白。' }, news)).toEqual([]))
})

describe('a notice that waits', () => {
  it.each([
    ['new work that is held out to them', 'offer', { offer: { mine: true } }, true],
    ['new work they have accepted', 'offer', { assignee: { mine: true } }, false],
    ['new work somebody else is asked for now', 'offer', { offer: { mine: false } }, false],
    ['a pool somebody has claimed from', 'open_pool', {}, false],
    ['what waits for their word', 'resolve', { state: 'resolved' }, true],
    ['what they have confirmed', 'resolve', { state: 'closed' }, false],
    ['what came back to be done again', 'resolve', { state: 'offered' }, false],
    ['somebody who has accepted', 'accept', { state: 'in_progress' }, true],
    ['somebody who has finished meanwhile', 'accept', { state: 'resolved' }, false],
    ['a note', 'add_note', { state: 'closed' }, true],
    ['a case that is no longer theirs', 'add_note', undefined, false],
  ])('%s: %s', (_, command, found, still) => expect(notice.holds(command, found)).toBe(still))
})
