import { beforeEach, describe, expect, it } from 'vitest'

type Entry = { command: string }
type Found = { id: string; version: number; timeline: Entry[]; reporter?: { mine: boolean } }
type Follower = { told: (found: Found) => void; viewed: (id: string) => void; begin: (found?: Found) => void }

const load = (name: string) => import(new URL(`public/${name}`, import.meta.url).href)
const afterSteps = (id: string, ...commands: string[]): Found => ({
  id,
  version: commands.length,
  timeline: commands.map((command) => ({ command })),
  reporter: { mine: true },
})

let shown: (string | undefined)[] = []
let follower: Follower
beforeEach(async () => {
  shown = []
  const made = await load('follow.js')
  follower = made.follower((found: Found | undefined) => shown.push(found && `${found.id} ${found.version}`))
  follower.begin(afterSteps('old', 'submit', 'offer', 'accept'))
})
const last = () => shown.at(-1)

describe('the guide', () => {
  it('turns to a case somebody has just reported', () => {
    follower.told(afterSteps('new', 'submit'))
    expect(last()).toBe('new 1')
  })

  it('stays with it while the machine works on another one', () => {
    follower.told(afterSteps('new', 'submit'))
    follower.told(afterSteps('old', 'submit', 'offer', 'accept', 'remind'))
    expect(last()).toBe('new 1')
    follower.told(afterSteps('new', 'submit', 'offer'))
    expect(last()).toBe('new 2')
  })

  it('turns to an older case when somebody does something to it', () => {
    follower.told(afterSteps('new', 'submit'))
    follower.told(afterSteps('old', 'submit', 'offer', 'accept', 'start'))
    expect(last()).toBe('old 4')
  })

  it('turns to a case that is opened on a phone, whosever it is', () => {
    follower.viewed('other')
    follower.told({ ...afterSteps('other', 'submit', 'offer'), reporter: { mine: false } })
    expect(last()).toBe('other 2')
  })

  it('leaves strangers’ cases alone, and never goes back in time', () => {
    follower.told({ ...afterSteps('strange', 'submit', 'offer', 'accept'), reporter: { mine: false } })
    follower.told(afterSteps('old', 'submit', 'offer'))
    expect(last()).toBe('old 3')
  })

  it('is empty when the person has reported nothing', () => {
    follower.begin(undefined)
    expect(last()).toBeUndefined()
  })
})
