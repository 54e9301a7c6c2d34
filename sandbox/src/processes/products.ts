import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { bundle } from '../../bin/bundle.mjs'
import type { Product } from './buildChanged'
import { publishFolder } from './publishFolder'
import { tieChild } from './reaper'

const shared = ['shared/domain/src', 'package-lock.json']

const taro = (root: string, kind: 'h5' | 'weapp', ownEnv: Record<string, string>) =>
  new Promise<void>((resolve, reject) => {
    let output = ''
    const keep = (part: Buffer) => {
      output = (output + part).slice(-6000)
    }
    const env = { ...process.env, NODE_ENV: 'production', JINLIN_SANDBOX: '', ...ownEnv }
    const child = spawn('npm', ['run', `build:${kind}`, '-w', 'miniapp'], {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    tieChild(child)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', reject).once('close', (code) => (code === 0 ? resolve() : reject(new Error(output.trim()))))
  })

const server = (name: string): Product => ({
  name,
  sources: [`${name}/src`, 'shared/backend/src', 'sandbox/bin/bundle.mjs', ...shared],
  product: `${name}/dist/main.js`,
  build: () => bundle(name),
})

const miniappSources = ['miniapp/src', 'miniapp/config', 'miniapp/package.json', 'miniapp/babel.config.js', ...shared]

/** The folder under `/m/`: a build of the sandbox, apart from the one for production, which signs nobody in by `?as=`. */
export const servedMiniapp = 'miniapp/dist/town'

/** A running town serves this folder while it is built anew, so the build is made beside it. */
const buildServedMiniapp = async (root: string): Promise<void> => {
  const side = 'dist/town.part'
  rmSync(join(root, 'miniapp', side), { recursive: true, force: true })
  await taro(root, 'h5', { JINLIN_SANDBOX: '1', MINIAPP_OUT: side })
  publishFolder(join(root, 'miniapp', side), join(root, servedMiniapp), new Date())
}

/** Everything that is built before a town or its journeys run. */
export const products = {
  'bot-server': server('bot-server'),
  worker: server('worker'),
  h5: { name: 'h5', sources: miniappSources, product: `${servedMiniapp}/index.html`, build: buildServedMiniapp },
  weapp: {
    name: 'weapp',
    sources: miniappSources,
    product: 'miniapp/dist/weapp/app.json',
    build: (root) => taro(root, 'weapp', {}),
  },
} as const satisfies Record<string, Product>
