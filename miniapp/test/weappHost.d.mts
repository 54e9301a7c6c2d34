type Node = { tag: string; attr: Record<string, unknown>; children?: (Node | string)[] }
type Host = {
  logs: string[][]
  launch: (url?: string) => void
  settle: (ms?: number) => Promise<void>
  page: () => { route: string }
  text: (node?: Node) => string
  byId: (id: string) => Node
  fire: (node: Node, type: string, detail?: object) => void
}
export function createHost(root: string, options?: { wx?: unknown }): Host
