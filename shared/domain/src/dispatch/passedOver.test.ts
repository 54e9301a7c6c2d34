import { describe, expect, it } from 'vitest'
import { passedOver } from './passedOver'
import { defaultPolicy } from './policy'

const ready = { onDuty: true, openJobs: 4, skills: ['plumber'], learnt: ['plumber', 'electrician'] }

describe('a tradesperson near by', () => {
  it.each([
    ['is asked while there is room for one more', {}, 'plumber', undefined],
    ['is asked for a report, whatever the trade', {}, undefined, undefined],
    ['off duty', { onDuty: false, quiet: true }, 'plumber', 'off_duty'],
    ['without the trade', {}, 'locksmith', 'no_skill'],
    ['whose paper for it is over', {}, 'electrician', 'certificate_over'],
    ['the resident doesn’t want again', { unwanted: true, quiet: true }, 'plumber', 'unwanted'],
    ['in quiet hours', { quiet: true, openJobs: 9 }, 'plumber', 'quiet'],
    ['with five open jobs', { openJobs: 5 }, 'plumber', 'full'],
  ])('%s', (_, facts, skill, why) => {
    expect(passedOver({ ...ready, ...facts }, defaultPolicy, skill)).toBe(why)
  })
})
