import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { labelOf } from '@jinlin/domain/understanding/label'
import { trained } from '@jinlin/domain/understanding/trained'
import { describe, expect, it } from 'vitest'
import { hasCorpus, readCorpus } from './readCorpus'

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const folder = root('../shared/corpus')
const here = hasCorpus(folder)
if (!here) process.stdout.write('The labelled corpus is not beside this repository: its tests are left out.\n')

const committed = [
  'shared/domain/src/understanding/model/model.data.json',
  'shared/domain/src/understanding/synonyms.data.json',
  'shared/domain/src/understanding/testing/everydayMessages.data.json',
  'sandbox/src/understanding/sayings.data.json',
  'sandbox/src/understanding/fillers.data.json',
  'docs/understanding.md',
]

// In CI the corpus must be there: a model nobody can check is no model.
describe.skipIf(!here && !process.env.CI)('the model and the corpus it was made from', () => {
  it('belong together, and the report is about this model', () => {
    expect(readCorpus(folder).digest).toBe(trained.corpus)
    expect(readFileSync(root('docs/understanding.md'), 'utf8')).toContain(trained.corpus)
  })
  it('agree on what the messages are about', () => {
    const sample = readCorpus(folder).messages.filter((_, i) => i % 43 === 0)
    const same = sample.filter(({ text, label }) => labelOf(text) === label)
    expect(sample.length).toBeGreaterThan(200)
    expect(same.length / sample.length).toBeGreaterThan(0.95)
  })
  it('share no sentence: nothing of eight characters or more that somebody wrote stands in the repository', () => {
    const texts = committed.map((path) => readFileSync(root(path), 'utf8'))
    const sentences = readCorpus(folder)
      .messages.filter(({ raw }) => raw)
      .flatMap(({ text }) => text.split(/[^\p{L}\p{N}]+/u))
      .filter((each) => [...each].length >= 8 && /\p{Script=Han}/u.test(each))
    expect(sentences.length).toBeGreaterThan(1000)
    expect(sentences.filter((each) => texts.some((text) => text.includes(each)))).toEqual([])
  })
})
