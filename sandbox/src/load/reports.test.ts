import { describe, expect, it } from 'vitest'
import { readReports } from './reports'

describe('whoever brings reports of their own', () => {
  it('may leave lines empty, and the details out', () => {
    const reports = readReports('{"id":9,"title":"路灯不亮","detail":"三单元"}\n\n{"title":"水管漏水"}\n', 'mine.jsonl')
    expect(reports.map(({ person, words }) => [person, words])).toEqual([
      ['replay-9', '路灯不亮\n三单元'],
      ['replay-3', '水管漏水'],
    ])
    expect(new Set(reports.map(({ key }) => key)).size).toBe(2)
  })

  it.each([
    ['{"title":"路灯"}\n{"name":1}', 'line 2'],
    ['{"title":"路灯"}\nnull', 'line 2'],
    ['路灯', 'line 1'],
    ['\n \n', 'holds no report'],
  ])('is told which line of the file is none: %j', (text, named) => {
    const read = () => readReports(text, 'mine.jsonl')
    expect(read).toThrow(named)
    expect(read).toThrow(/^mine\.jsonl .*\p{Script=Han}.* · mine\.jsonl.* \[file_wrong\]$/u)
  })
})
