import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { publishFolder } from './publishFolder'

const now = new Date('2026-11-24T06:00:00Z')
let root = ''
let [side, served] = ['', '']
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'jinlin-publish-'))
  side = join(root, 'side')
  served = join(root, 'served')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const put = (folder: string, name: string, words: string, at = now) => {
  const file = join(folder, name)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, words)
  utimesSync(file, at, at)
}

describe('a finished build', () => {
  it('is what people get, and the page opened before finds its chunks', () => {
    put(served, 'index.html', 'old')
    put(served, 'chunk/tasks.11111111.js', 'old')
    put(side, 'index.html', 'new')
    put(side, 'chunk/tasks.22222222.js', 'new')
    publishFolder(side, served, now)
    expect(readFileSync(join(served, 'index.html'), 'utf8')).toBe('new')
    expect(readdirSync(join(served, 'chunk'))).toEqual(['tasks.11111111.js', 'tasks.22222222.js'])
    expect(existsSync(side)).toBe(false)
  })

  it('puts its page in place last: whoever gets the new page finds everything it asks for', () => {
    put(served, 'index.html', 'old')
    for (const name of ['index.html', 'js/app.1.js', 'static/z.svg']) put(side, name, 'new')
    // what can't be moved stops the work: a folder stands where the last file should go
    mkdirSync(join(served, 'static/z.svg/x'), { recursive: true })
    expect(() => publishFolder(side, served, now)).toThrow()
    expect(readFileSync(join(served, 'index.html'), 'utf8')).toBe('old')
  })

  it('takes away what nobody can be asking for any more', () => {
    const days = [1, 2, 3].map((day) => new Date(now.getTime() + day * 86_400_000))
    for (const [i, day] of days.entries()) {
      put(side, 'index.html', `build ${i}`)
      put(side, `chunk/tasks.${i}.js`, 'new')
      publishFolder(side, served, day)
    }
    expect(readdirSync(join(served, 'chunk'))).toEqual(['tasks.1.js', 'tasks.2.js'])
  })
})
