import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { commandBody, newCaseBody } from '../cases/caseApi'
import { refusalOf } from '../cases/refusalOf'
import { errorText } from './errors'

const tap = { category: 'P0137', placeUnknown: true }
const said = (shape: z.ZodType, body: object) => {
  const { error } = shape.safeParse(body)
  const { code, details } = refusalOf(error as z.ZodError)
  return [code, errorText(code, details)]
}

describe('whoever writes too much reads how much may be written', () => {
  it.each<[string, z.ZodType, object, string]>([
    ['in the words of a report', newCaseBody, { ...tap, words: '很'.repeat(10_001) }, '字数超过 10000，请分几次发。'],
    ['where it is', newCaseBody, { ...tap, placeText: '很'.repeat(201) }, '字数超过 200，请写短些。'],
    ['in a note', commandBody, { command: 'add_note', note: '很'.repeat(2001) }, '字数超过 2000，请分几次发。'],
    ['in a reason', commandBody, { command: 'escalate', reason: '很'.repeat(501) }, '字数超过 500，请写短些。'],
    ['in a withdrawal', commandBody, { command: 'withdraw', reason: '很'.repeat(501) }, '字数超过 500，请写短些。'],
    [
      'in 可以找',
      commandBody,
      { command: 'propose_decline', reason: '不归这里管', instead: '集宁区人民法院立案庭咨询处' },
      '字数超过 12，请写短些。',
    ],
  ])('%s', (_, shape, body, sentence) => expect(said(shape, body)).toEqual(['words_too_long', sentence]))

  it('and no number where nobody knows one', () => expect(errorText('words_too_long')).toBe('字数太多，请分几次发。'))
})
