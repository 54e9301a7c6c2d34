import { resolve } from 'node:path'
import { alone, flagKinds } from '@jinlin/backend/commandLine/flagKinds'
import { readOnlyFlags } from '@jinlin/backend/commandLine/readCommandLine'

/** How a town is to be started. */
export type Flags = { port: number; host: string; folder: string; fresh: boolean; watch: boolean }

/** Reads `--port 12111 --host 127.0.0.1 --data <folder> --fresh --watch`; throws CommandRefusal for anything else. The variable `PORT` is as if it was typed first. `--port 0` takes any free port. */
export const readFlags = (args: readonly string[], root: string): Flags => {
  const { PORT } = process.env
  const { port, host, data, fresh, watch } = readOnlyFlags([...(PORT ? [`--port=${PORT}`] : []), ...args], {
    port: flagKinds.port,
    host: flagKinds.text,
    data: flagKinds.folder,
    fresh: alone,
    watch: alone,
  })
  return { port: port ?? 12111, host: host ?? '127.0.0.1', folder: resolve(root, data ?? '.data'), fresh, watch }
}
