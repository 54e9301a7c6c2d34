import type { XY } from '../town/mesh'
import type { Kind, Person } from './makePeople'
import { NearIndex } from './nearIndex'

/** A way somebody walks: to a case (its serial) or home (-1). */
export type Leg = { from: XY; to: XY; startAt: number; endAt: number; job: number }
/** What one person is doing: where, on duty or not, the cases in hand in their order, the offers that wait. */
export type Worker = {
  person: Person
  at: XY
  onDuty: boolean
  jobs: number[]
  offers: Set<number>
  leg?: Leg
  /** Cases taken since midnight, times asked, looks at the pool. */
  taken: number
  lastAsked: number
  looks: number
}

/** Everybody at work, and who of a kind has room for one more, by place. */
export class Crew {
  readonly workers: readonly Worker[]
  private readonly free = new Map<Kind, NearIndex>()
  private readonly ids: ReadonlyMap<string, Worker>

  constructor(
    people: readonly Person[],
    private readonly cap: number,
  ) {
    this.workers = people.map((person) => ({
      ...{ person, at: person.home, onDuty: false, jobs: [], offers: new Set<number>() },
      ...{ taken: 0, lastAsked: 0, looks: 0 },
    }))
    this.ids = new Map(this.workers.map((worker) => [worker.person.id, worker]))
  }

  byId(id: string): Worker {
    const worker = this.ids.get(id)
    if (!worker) throw new RangeError(`nobody is called ${id}`)
    return worker
  }

  of(serial: number): Worker {
    const worker = this.workers[serial]
    if (!worker) throw new RangeError(`nobody has the number ${serial}`)
    return worker
  }

  /** Those of a kind who are on duty with room for one more. */
  freeOf(kind: Kind): NearIndex {
    let index = this.free.get(kind)
    if (!index) {
      index = new NearIndex()
      this.free.set(kind, index)
    }
    return index
  }

  hasRoom({ onDuty, jobs }: Worker): boolean {
    return onDuty && jobs.length < this.cap
  }

  /** To be called after any change of place, duty or jobs. */
  changed(worker: Worker): void {
    const index = this.freeOf(worker.person.kind)
    if (this.hasRoom(worker)) index.put(worker.person.serial, worker.at)
    else index.remove(worker.person.serial)
  }
}
