/** Whom a fault disturbs: processes and Redis, the database, or nobody's clock. */
export type Hits = 'app' | 'mongo' | 'nothing'

/** Everything that is done to a cluster, whom it disturbs, and for how long at least and at most, in ms (0 = it is done and over). */
export const faultKinds = {
  'bot-server killed': { hits: 'app', forMs: [0, 0] },
  'worker killed': { hits: 'app', forMs: [0, 0] },
  'worker frozen': { hits: 'app', forMs: [5000, 20_000] },
  'redis killed': { hits: 'app', forMs: [0, 0] },
  'redis emptied': { hits: 'app', forMs: [0, 0] },
  'redis killed with its data': { hits: 'app', forMs: [0, 0] },
  'redis frozen': { hits: 'app', forMs: [3000, 15_000] },
  'clock of a worker 5 min ahead': { hits: 'app', forMs: [8000, 20_000] },
  'clock of a bot-server 5 min ahead': { hits: 'app', forMs: [8000, 20_000] },
  'mongod killed': { hits: 'mongo', forMs: [0, 0] },
  'primary killed': { hits: 'mongo', forMs: [0, 0] },
  'primary steps down': { hits: 'mongo', forMs: [0, 0] },
  'connections cut': { hits: 'mongo', forMs: [0, 0] },
  'write concern not met': { hits: 'mongo', forMs: [0, 0] },
  'disk of a mongod full': { hits: 'mongo', forMs: [6000, 12_000] },
  'wechat answers 500': { hits: 'nothing', forMs: [3000, 8000] },
  'wechat takes back its token': { hits: 'nothing', forMs: [0, 0] },
  'wechat says 40001': { hits: 'nothing', forMs: [3000, 8000] },
  'wechat times out': { hits: 'nothing', forMs: [3000, 8000] },
  'wechat is slow': { hits: 'nothing', forMs: [3000, 8000] },
  'wechat cuts the line': { hits: 'nothing', forMs: [3000, 8000] },
  'deliveries doubled': { hits: 'nothing', forMs: [4000, 8000] },
  'deliveries out of order': { hits: 'nothing', forMs: [4000, 6000] },
  'deliveries late': { hits: 'nothing', forMs: [4000, 8000] },
  'answers lost on the way': { hits: 'nothing', forMs: [4000, 8000] },
} as const satisfies Record<string, { hits: Hits; forMs: readonly [number, number] }>

export type FaultKind = keyof typeof faultKinds
