import { describe, expect, it } from 'vitest'
import { validSkills } from './certificates'

const now = new Date('2026-11-29T04:00:00Z')
const paper = (skill: string, days: number) => ({ skill, until: new Date(now.getTime() + days * 86_400_000) })
const law = ['electrician']

describe('a trade somebody may be sent for', () => {
  it.each([
    ['that needs no paper', ['plumber'], [], ['plumber']],
    ['that needs one, while it is valid', ['electrician'], [paper('electrician', 1)], ['electrician']],
    ['not once the paper is over', ['electrician'], [paper('electrician', -1)], []],
    ['not at the very moment it ends', ['electrician'], [paper('electrician', 0)], []],
    ['not without the paper it needs', ['electrician', 'plumber'], [], ['plumber']],
    [
      'with a new paper beside an old one',
      ['electrician'],
      [paper('electrician', -9), paper('electrician', 9)],
      ['electrician'],
    ],
    ['not with another trade’s paper', ['electrician'], [paper('plumber', 9)], []],
    ['not by a paper shown freely, once that is over', ['plumber'], [paper('plumber', -1)], []],
  ])('%s', (_, skills, certificates, valid) => {
    expect(validSkills({ skills, certificates }, law, now)).toEqual(valid)
  })
})
