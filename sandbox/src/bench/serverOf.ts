import type { StartedTown } from '../../journeys/support/startTown'

/** The address of a town's first bot-server. What a server can do is measured there: the front port of the sandbox serves desk and phones and costs a core's share of its own. */
export function serverOf(town: StartedTown): string {
  const [first] = town.addresses().servers
  if (!first) throw new Error('The town has no bot-server')
  return first
}
