import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where one process shows its figures. */
export type MetricsSource = { name: string; port: number }

const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s(.+)$/

type Family = { heads: Map<string, string>; lines: string[] }

const familyOf = (families: Map<string, Family>, name: string): Family => {
  const known = families.get(name) ?? { heads: new Map(), lines: [] }
  families.set(name, known)
  return known
}

/** One Prometheus page out of several: each sample gets the label `process`, each family keeps one HELP and one TYPE. */
export const mergeMetrics = (pages: readonly { name: string; text: string }[]): string => {
  const families = new Map<string, Family>()
  for (const { name, text } of pages) {
    let current = ''
    for (const line of text.split('\n')) {
      const head = line.match(/^# (HELP|TYPE) (\S+)/)
      if (head?.[1] && head[2]) {
        current = head[2]
        familyOf(families, current).heads.set(head[1], line)
        continue
      }
      const found = line.match(sample)
      if (!found?.[1]) continue
      const labels = [`process="${name}"`, ...(found[2] ? [found[2]] : [])].join(',')
      const family = found[1].startsWith(current) && current ? current : found[1]
      familyOf(families, family).lines.push(`${found[1]}{${labels}} ${found[3]}`)
    }
  }
  const parts = [...families.values()].flatMap(({ heads, lines }) => [...heads.values(), ...lines])
  return `${parts.join('\n')}\n`
}

const read = async ({ name, port }: MetricsSource): Promise<{ name: string; text: string }> => {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { signal: AbortSignal.timeout(2000) })
  return { name, text: answer.ok ? await answer.text() : '' }
}

/** Serves `/metrics` of all processes together on a port of its own; a process that is down is left out. */
export const startMetricsPage = async (sources: readonly MetricsSource[]) => {
  const server = createServer((_, to) => {
    Promise.allSettled(sources.map(read))
      .then((read) => mergeMetrics(read.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))))
      .then((text) => to.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text))
      .catch(() => to.writeHead(503).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { port: (server.address() as AddressInfo).port, close }
}
