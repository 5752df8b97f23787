import type { Log } from './log.ts'

/** Writes a warning at most once per span for each kind, with the number of warnings that were left out. */
export type LogSeldom = (level: 'warn' | 'error', line: Readonly<Record<string, unknown>>, message: string) => void

const spanMs = 30_000
/** Kinds are made of codes and names of the hub, which are few; if they are not, the oldest are dropped. */
const maxKinds = 500

/**
 * For faults from outside that recur several times a second as long as they last, such as a database that is away: each line
 * would say the same, and together they would hide the others. `line` may hold codes and names of the hub, and no ids.
 */
export function createLogSeldom(log: Log, now: () => number = () => performance.now()): LogSeldom {
  const kinds = new Map<string, { until: number; leftOut: number }>()
  return (level, line, message) => {
    const kind = `${message} ${JSON.stringify(line)}`
    const known = kinds.get(kind)
    if (known !== undefined && now() < known.until) {
      known.leftOut += 1
      return
    }
    kinds.delete(kind)
    kinds.set(kind, { until: now() + spanMs, leftOut: 0 })
    const [oldest] = kinds.keys()
    if (kinds.size > maxKinds && oldest !== undefined) kinds.delete(oldest)
    log[level]({ ...line, ...(known !== undefined && known.leftOut > 0 && { leftOut: known.leftOut }) }, message)
  }
}
