import { readFileSync } from 'node:fs'

/** One conversation; `row` = its row in the design's list of what the account says. `bound` = by somebody who has bound the door 泉山家园 3 号楼 2 单元 501. */
export type Transcript = { row: number; name: string; bound: boolean; lines: string }

const boundMark = '（已绑定）'

/** Every situation of the design's list with each of its variants, as they stand in transcripts.txt: 「# row name」, then the lines. */
export const transcripts: readonly Transcript[] = readFileSync(new URL('./transcripts.txt', import.meta.url), 'utf8')
  .split(/^# /mu)
  .slice(1)
  .map((text) => {
    const [title = '', ...lines] = text.trim().split('\n')
    const [row = '', ...name] = title.split(' ')
    const said = name.join(' ')
    return {
      row: Number(row),
      name: said.replace(boundMark, ''),
      bound: said.endsWith(boundMark),
      lines: lines.join('\n'),
    }
  })
