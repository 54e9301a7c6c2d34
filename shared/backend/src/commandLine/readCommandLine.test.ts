import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CommandRefusal } from './CommandRefusal'
import { alone, flagKinds, oneOf } from './flagKinds'
import { readCommandLine, readOnlyFlags } from './readCommandLine'

const flags = {
  since: flagKinds.day,
  rate: flagKinds.above0,
  seed: flagKinds.whole,
  way: oneOf(['a', 'b']),
  fresh: alone,
}
const read = (line: string) => readCommandLine(line.split(' ').filter(Boolean), flags)
const refusalOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (error instanceof CommandRefusal) return error
    throw error
  }
  return undefined
}

describe('whoever types a command', () => {
  it.each<[string, object, string[]]>([
    ['', { fresh: false }, []],
    ['--fresh --rate 0.5 list', { fresh: true, rate: 0.5 }, ['list']],
    ['--seed -7', { fresh: false, seed: -7 }, []],
    ['--rate=2 --rate=3', { fresh: false, rate: 3 }, []],
    ['--way b --since 2026-01-01', { fresh: false, way: 'b', since: new Date('2025-12-31T16:00:00Z') }, []],
  ])('is understood: "%s"', (line, typed, words) => expect(read(line)).toEqual({ flags: typed, words }))

  it.each([
    ['--banana', 'flag_unknown', '--banana'],
    ['-b', 'flag_unknown', '-b'],
    ['--toString', 'flag_unknown', '--toString'],
    ['--since banana', 'flag_value', 'banana'],
    ['--since 2026-02-30', 'flag_value', '2026-02-30'],
    ['--since', 'flag_value', '--since'],
    ['--since=', 'flag_value', '--since'],
    ['--since --fresh', 'flag_value', '--since'],
    ['--rate 0', 'flag_value', 'above 0'],
    ['--rate Infinity', 'flag_value', 'above 0'],
    ['--seed 1.5', 'flag_value', 'whole'],
    ['--way c', 'flag_value', 'a, b'],
    ['--fresh=yes', 'flag_value', '--fresh'],
  ])('is told in one line of both languages what is wrong with "%s"', (line, code, named) => {
    const refusal = refusalOf(() => read(line))
    expect(refusal?.code).toBe(code)
    expect(refusal?.message).toMatch(/^.*\p{Script=Han}.* · [A-Z-].*\. \[\w+\]$/u)
    expect(refusal?.sentence).toContain(named)
  })

  it('is told of a word where there is none to say, without hearing it again: it may be a secret', () => {
    const refusal = refusalOf(() => readOnlyFlags(['hunter2'], flags))
    expect(refusal?.code).toBe('word_unknown')
    expect(refusal?.message).not.toContain('hunter2')
  })

  it('never gets anything but an answer or a refusal', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('--since', '--rate=', '--fresh', '--', '-'))),
        (args) => {
          refusalOf(() => readCommandLine(args, flags))
        },
      ),
    )
  })
})
