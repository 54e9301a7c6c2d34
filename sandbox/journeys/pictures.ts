import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sees, tapOn } from './support/deskHands'
import { openBrowser } from './support/openBrowser'
import { startTown } from './support/startTown'
import { untilAtRest } from './support/untilAtRest'

const folder = fileURLToPath(new URL('../../docs/pictures', import.meta.url))

/** Makes the pictures of the docs, in a town of its own: `npx tsx sandbox/journeys/pictures.ts`. */
async function takePictures(): Promise<void> {
  const town = await startTown()
  const browser = await openBrowser()
  try {
    const desk = await browser.page({ viewport: { width: 1440, height: 900 } })
    await desk.goto(town.addresses().desk)
    await tapOn(desk, 'resident', '路灯不亮')
    await tapOn(desk, 'leader', '接单')
    await tapOn(desk, 'leader', '开始处理')
    // the account's notice of the acceptance slides over ‹ for some seconds
    await untilAtRest(desk)
    await tapOn(desk, 'resident', '返回')
    await tapOn(desk, 'resident', '水暖')
    await sees(desk, 'plumber', '接单')
    await sees(desk, 'resident', '正在问')
    await untilAtRest(desk)
    mkdirSync(folder, { recursive: true })
    await desk.screenshot({ path: join(folder, 'desk.png') })
  } finally {
    await browser.close()
    await town.stop()
  }
}

await takePictures()
