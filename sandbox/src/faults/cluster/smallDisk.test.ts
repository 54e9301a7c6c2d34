import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { mountSmallDisk } from './smallDisk'

const folder = mkdtempSync(join(tmpdir(), 'jinlin-disk-'))
const disk = mountSmallDisk(join(folder, 'disk'))
afterAll(() => {
  disk?.end()
  rmSync(folder, { recursive: true, force: true })
})

describe.runIf(disk)('a small disk', () => {
  const write = () => writeFileSync(join(folder, 'disk', 'photo'), Buffer.alloc(8192))

  it('takes nothing while it is full, and everything afterwards', async () => {
    await disk?.fill()
    expect(write).toThrow('ENOSPC')
    disk?.free()
    expect(write).not.toThrow()
  })
})
