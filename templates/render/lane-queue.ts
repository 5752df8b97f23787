import { Piscina, type PiscinaTask, type TaskQueue } from 'piscina'

export const lanes = ['urgent', 'normal', 'bulk'] as const
export type Lane = (typeof lanes)[number]

type Task = PiscinaTask

/** Waiting tasks by lane, first come first served within one: an urgent letter passes every bulk letter that waits. */
export class LaneQueue implements TaskQueue {
  readonly #waiting: Record<Lane, Task[]> = { urgent: [], normal: [], bulk: [] }

  get size(): number {
    return lanes.reduce((sum, lane) => sum + this.#waiting[lane].length, 0)
  }

  push(task: Task): void {
    this.#waiting[laneOf(task)].push(task)
  }

  shift(): Task | null {
    for (const lane of lanes) {
      const next = this.#waiting[lane].shift()
      if (next) return next
    }
    return null
  }

  remove(task: Task): void {
    const waiting = this.#waiting[laneOf(task)]
    const index = waiting.indexOf(task)
    if (index >= 0) waiting.splice(index, 1)
  }
}

function laneOf(task: Task): Lane {
  const options: unknown = Reflect.get(task, Piscina.queueOptionsSymbol)
  const wanted: unknown = typeof options === 'object' && options !== null ? Reflect.get(options, 'lane') : undefined
  return lanes.find((lane) => lane === wanted) ?? 'normal'
}
