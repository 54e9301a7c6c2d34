import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { useStores } from '../testing/useStores'
import { CorrectionModel } from './CorrectionModel'

useStores()

const command = fileURLToPath(new URL('exportCorrections.ts', import.meta.url))
const run = (...words: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) =>
    execFile(process.execPath, ['--import', 'tsx', command, ...words], (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  )

describe('whoever asks for what people said of categories', () => {
  it('is told when there is nothing, beside the lines that programs read', async () => {
    expect(await run()).toEqual({
      code: 0,
      out: '',
      err: '还没有归类更正。 · There are no corrections yet.\n',
    })
    const at = new Date('2026-03-01T15:59:00Z') // 23:59 in China
    await CorrectionModel.create({ _id: 'c1', words: '路灯不亮', from: 'P0137', to: 'E2102', at })
    const line = '{"text":"路灯不亮","category":"E2102"}\n'
    expect(await run('--since', '2026-03-01')).toEqual({ code: 0, out: line, err: '' })
    expect((await run('--since', '2026-03-02')).err).toContain('There are no corrections since 2026-03-02.')
  })
})
