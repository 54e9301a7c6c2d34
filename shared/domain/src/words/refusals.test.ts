import { describe, expect, it } from 'vitest'
import { type Case, caseStates } from '../cases/case'
import { catchUp } from '../cases/catchUp'
import { peopleCommands } from '../cases/commandApi'
import { decideCase } from '../cases/decideCase'
import { refusalWhys } from '../cases/refusal'
import { DomainError, type ErrorCode, errorStatus } from '../errors'
import { cast, inputOf } from '../testing/cast'
import { aPolicy, minutes } from '../testing/factories'
import { refusedMoves } from '../testing/refusedMoves'
import { inState, type Move } from '../testing/stories'
import { errorText } from './errors'

/** What the edge and the stores refuse a command with before the rules are asked. */
const edges: readonly [ErrorCode, Record<string, unknown>, string][] = [
  ['invalid', { field: 'until' }, '「日期」没填对，改一下再发。'],
  ['invalid', {}, '有一项没填对，改一下再发。'],
  ['attachment_unknown', { field: 'attachmentIds' }, '有照片或语音没传上来，请重新传一次。'],
  ['place_missing', {}, '还差一个地点，请发位置或选一个地方。'],
  ['place_outside', {}, '这个地方不在本市，请换一个地点。'],
  ['not_found', { why: 'person' }, '这个人不在您的范围，请换一位。'],
  ['not_found', { why: 'into' }, '那件事不在您的范围，请换一件。'],
  ['not_found', { why: 'merger' }, '还没有能并案的上级，请先照常办。'],
  ['not_allowed', {}, '这一步不由您来办，请找管这事的人。'],
  ['case_moved', { state: 'offered', version: 3 }, '刚有变化，已更新，看过再办。'],
  ['case_moved', { why: 'race' }, '同一刻别人也在办，请再试一次。'],
  ['too_late', {}, '时间已过，有新情况请重新上报。'],
  ['taken', {}, '已被别人接单，您不用再去。'],
  ['too_soon', { again: '16:20' }, '16:20 后可再催。'],
  ['signed_out', {}, '请重新登录，刚才的内容还在。'],
  ['words_too_long', { limit: 500 }, '字数超过 500，请写短些。'],
  ['too_large', {}, '一次发得太多，请分几次发。'],
  ['media_type', {}, '这种格式收不了，请换一种。'],
  ['key_reused', {}, '这一次和上一次的内容不一样，请重新发。'],
  ['too_many', { why: 'joins' }, '今天已关注 20 件，明天再加。'],
  ['retry_same_key', {}, '系统忙，已经记下，再试一次。'],
  ['no_room', {}, '系统暂时存不下，请过几分钟再试。急事请打 12345。'],
  ['busy', {}, '现在用的人多，过几秒再试。'],
]

/** Codes of joining, signing in, uploading and ruling: no command is refused with them. */
const notOfCommands: readonly ErrorCode[] = [
  'join_code_wrong',
  'join_unknown',
  'join_unapproved',
  'join_locked',
  'already_joined',
  'wecom_right_missing',
  'code_invalid',
  'route_unknown',
  'policy_moved',
  'roster_moved',
  'file_too_large',
  'photo_format',
]

type Read = { code: ErrorCode; why: unknown; text: string }
const readOf = (code: ErrorCode, details: DomainError['details']): Read => ({
  code,
  why: details?.why,
  text: errorText(code, details),
})

/** What whoever makes this move reads; nothing when it goes. */
function refused(found: Case, [minute, command, actor, input]: Move): Read | undefined {
  const now = minutes(minute)
  try {
    decideCase(found, command, actor, input ?? inputOf(command, now, found), aPolicy(), now)
    return undefined
  } catch (error) {
    if (error instanceof DomainError) return readOf(error.code, error.details)
    throw error
  }
}

/** A sentence of the screens: whole, at most 20 characters, plain, with something to do or the word that nothing is. */
function expectPlain(text: string) {
  expect(text).toMatch(/。$/)
  expect(text).toMatch(/请|再|先|不用|会通知|还能抢|选一个/)
  expect(text).not.toMatch(/[！a-zA-Z_]|失败|非法|注意/)
  for (const sentence of text.split('。')) expect([...sentence].length, sentence).toBeLessThanOrEqual(20)
}

describe('whoever is refused a command reads what happened and what to do', () => {
  it.each(refusedMoves)('%s: %s', (code, text, found, move) => {
    expect(refused(found, move)).toMatchObject({ code, text })
    expectPlain(text)
  })

  it.each(edges)('%s %j: %s', (code, details, text) => {
    expect(errorText(code, details)).toBe(text)
    expectPlain(text)
  })

  const told = [
    ...refusedMoves.map(([, , found, move]) => refused(found, move)),
    ...edges.map(([code, details]) => readOf(code, details)),
  ]

  it('for every code and every why', () => {
    const codes = Object.keys(errorStatus).filter((code) => notOfCommands.every((other) => other !== code))
    expect(told.map((read) => read?.code)).toEqual(expect.arrayContaining(codes))
    expect(told.map((read) => read?.why)).toEqual(expect.arrayContaining(Object.values(refusalWhys).flat()))
  })

  it.each(caseStates)('whatever anybody tries while it is %s, at once or after weeks', (state) => {
    const known = new Set(told.map((read) => `${read?.code} ${read?.why}`))
    const people = cast.filter(({ system }) => !system)
    const commandsOf = peopleCommands.flatMap((command) => people.map((actor) => [command, actor] as const))
    const weeks = 12_000
    const found = inState(state)
    const later = catchUp(found, aPolicy(), minutes(weeks)).after
    const moves = commandsOf.flatMap(([command, actor]): [Case, Move][] => [
      [found, [6, command, actor]],
      [later, [weeks, command, actor]],
    ])
    for (const [at, move] of moves) {
      const read = refused(at, move)
      if (!read) continue
      expectPlain(read.text)
      expect(known).toContain(`${read.code} ${read.why}`)
    }
  })
})
