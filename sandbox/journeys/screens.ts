import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CommandRefusal } from '@jinlin/backend/commandLine/CommandRefusal'
import { readCommandLine } from '@jinlin/backend/commandLine/readCommandLine'
import { runCommandLine } from '@jinlin/backend/commandLine/runCommandLine'
import { commandLineWords } from '@jinlin/backend/words/commandLine'
import { buildProducts } from '../src/processes/buildProducts'
import { picturesWords as words } from '../src/words/commands'
import { tapOn } from './support/deskHands'
import { type OpenBrowser, openBrowser } from './support/openBrowser'
import { type BusyDay, playBusyDay } from './support/screens/busyDay'
import { deskLooks, phoneLooks, takeLooks } from './support/screens/looks'
import { measureReach } from './support/screens/measureReach'
import { type Scene, scenesOf } from './support/screens/scenes'
import { type StartedTown, startTown } from './support/startTown'
import { untilAtRest } from './support/untilAtRest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = join(root, '.data/pictures')

/** Pictures of the desk and of every page of the mini-program in `.data/pictures`, in a town of its own: `npm run pictures`, with names only those scenes. Ends with 1 where a page could not be taken, or something in it is too small to read or to tap. */
async function takeScreens(names: readonly string[]): Promise<number> {
  const wanted = ({ name }: { name: string }) => names.length === 0 || names.includes(name)
  if (names.length === 0) rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'sheets'), { recursive: true })
  // a machine with much else to do may take longer to build than a town may take to open
  await buildProducts(root, ['bot-server', 'worker', 'h5'])
  const town = await startTown()
  const browser = await openBrowser()
  const missed: string[] = []
  try {
    const scenes = scenesOf(await playBusyDay(town)).filter(wanted)
    for (const scene of scenes) {
      const problem = await takeScene(town, browser, scene).catch((error: Error) => error.message.split('\n')[0])
      if (problem) missed.push(`${scene.name}: ${problem}`)
      console.log(problem ? words.lookAt(scene.name) : words.taken(scene.name))
    }
    if (wanted({ name: 'desk' })) await takeDesk(town, browser)
  } finally {
    await browser.close()
    await town.stop()
  }
  console.log(missed.length > 0 ? missed.join('\n') : words.found(join(folder, 'sheets')))
  return missed.length > 0 ? 1 : 0
}

/** Returns what is wrong with the page, undefined when nothing is. */
async function takeScene(town: StartedTown, { page: open }: OpenBrowser, scene: Scene): Promise<string | undefined> {
  const page = await open({ viewport: { width: 375, height: 667 }, deviceScaleFactor: 1, reducedMotion: 'reduce' })
  page.setDefaultTimeout(60_000)
  if (scene.elder) await page.addInitScript(elderPhone, scene.who)
  await page.goto(`${town.addresses().desk}/m/?as=${scene.who}#/${scene.page}`)
  await untilAtRest(page)
  await scene.play?.(page)
  if (scene.play && !scene.hasty) await untilAtRest(page)
  const tooSmall = await measureReach(page)
  await takeLooks(page, phoneLooks, folder, scene.name)
  await page.context().close()
  return tooSmall.length > 0 ? tooSmall.join('; ') : undefined
}

/** Chooses 长辈版 as the phone's store keeps it, once. */
const elderPhone = (who: string) => {
  const store = globalThis as unknown as { localStorage: { setItem: (name: string, value: string) => void } }
  const kept = JSON.stringify({ data: JSON.stringify({ size: 'elder' }) })
  store.localStorage.setItem(`jinlin:${who}:phone`, kept)
}

async function takeDesk(town: StartedTown, { page: open }: OpenBrowser): Promise<void> {
  const page = await open({ viewport: { width: 1440, height: 900 } })
  await page.goto(town.addresses().desk)
  await tapOn(page, 'resident', '其他')
  await untilAtRest(page)
  await takeLooks(page, deskLooks, folder, 'desk')
  await page.context().close()
}

/** The scenes that were named, each of which there is: that one is wrong is said before a town is raised. */
function namedScenes(): string[] {
  const { words: names } = readCommandLine(process.argv.slice(2), {})
  const all = [...scenesOf({} as BusyDay).map(({ name }) => name), 'desk']
  const unknown = names.find((name) => !all.includes(name))
  if (unknown !== undefined) throw new CommandRefusal('word_unknown', commandLineWords.wordUnknown(unknown, all))
  return names
}

await runCommandLine(async () => takeScreens(namedScenes()), { refused: 2, stack: true })
