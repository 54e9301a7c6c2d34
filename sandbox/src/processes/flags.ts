import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

/** How a town is to be started. */
export type Flags = { port: number; host: string; folder: string; fresh: boolean; watch: boolean }

/** Reads `--port 12111 --host 127.0.0.1 --data <folder> --fresh --watch`; throws on anything else. `--port 0` takes any free port. */
export const readFlags = (args: readonly string[], root: string): Flags => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: process.env.PORT ?? '12111' },
      host: { type: 'string', default: '127.0.0.1' },
      data: { type: 'string', default: '.data' },
      fresh: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
    },
  })
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port ${values.port}: 0 – 65535`)
  return { port, host: values.host, folder: resolve(root, values.data), fresh: values.fresh, watch: values.watch }
}
