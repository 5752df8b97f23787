import type { DomainGroup } from './domain-groups.ts'
import { alone, type Place, shareOf } from './shares.ts'

/** The turn did not come in time: nothing was done, and the mail may come back after this wait. */
export interface Later {
  readonly kind: 'later'
  readonly retryAfterMs: number
}

/** A provider that gets fewer mails, or whose mails wait. */
export interface GroupState {
  readonly name: string
  readonly waiting: number
  readonly underWay: number
  /** Milliseconds until it gets mails again; 0 when it does. */
  readonly slowedMs: number
}

export interface Turns {
  /** Runs the work when it is the turn of the domain, or answers when that takes too long. */
  run<Result>(domain: string, work: () => Promise<Result>): Promise<Result | Later>
  /** The provider requires fewer mails. @returns milliseconds until it gets the next one */
  slowDown(domain: string): number
  /** The provider took a mail. */
  went(domain: string): void
  /** Which share of every limit is ours, and the named groups that others slowed down, with the milliseconds that are left. */
  divide(place: Place, slowed: ReadonlyMap<string, number>): void
  /** The named groups that wait or are slowed down. */
  report(): readonly GroupState[]
  close(): void
}

export interface TurnsDeps {
  readonly groupOf: (domain: string) => DomainGroup
  /** Mails under way at the same time, over all domains. */
  readonly capacity: () => number
  /** How long a mail waits for its turn before it is given back: its chunk holds a worker until then. */
  readonly holdMs?: number
  readonly now?: () => number
  readonly random?: () => number
}

interface Waiting {
  readonly start: () => void
  readonly giveBack: () => void
}
interface Group extends DomainGroup {
  readonly key: string
  readonly queue: Waiting[]
  /** When the mails under way began. */
  readonly begun: Set<{ readonly at: number }>
  /** The moving average of how long a mail takes, in milliseconds. */
  usualMs: number
  /** When the rate allows the next mail. */
  nextAt: number
  slowedUntil: number
  slowdowns: number
  /** One mail at a time, until one was taken after a slowdown. */
  careful: boolean
  /** The latest time for which a mail was given back. */
  promisedAt: number
}

/** Mails of a group that takes longer than this are slow: slow groups together use at most half of the connections. */
const slowMs = 2_000
const firstSlowdownMs = 60_000
const longestSlowdownMs = 30 * 60_000
const longestWaitMs = 15 * 60_000
const spread = 0.25
/** A process without a share of a limit gives mails back for this long: one that has a share draws them in the meantime. */
const elsewhereMs = 2_000
/** Times that come back from other processes differ by a little from those that we reported. */
const roundingMs = 1_000

/**
 * Whose mail is next: the groups take turns, each within our share of its limits, so that one with many mails or with slow answers holds
 * up no other. What cannot begin within `holdMs` is given back with the time at which it probably can.
 */
export function openTurns(deps: TurnsDeps): Turns {
  const { groupOf, capacity, holdMs = 5_000, now = () => performance.now(), random = Math.random } = deps
  /** In the order of their turns. */
  const groups = new Map<string, Group>()
  const slowedElsewhere = new Map<string, number>()
  let place = alone
  let underWay = 0
  let timer: NodeJS.Timeout | undefined

  const groupFor = (domain: string): Group => {
    const found = groupOf(domain)
    const key = found.name ?? `@${domain}`
    const known = groups.get(key)
    if (known !== undefined) return known
    const slowedUntil = slowedElsewhere.get(key) ?? 0
    const times = { usualMs: 0, nextAt: 0, slowedUntil, slowdowns: 0, careful: slowedUntil > now(), promisedAt: 0 }
    const made: Group = { ...found, key, queue: [], begun: new Set(), ...times }
    groups.set(key, made)
    return made
  }
  const isSlow = (group: Group, at: number): boolean =>
    group.usualMs > slowMs || [...group.begun].some((each) => at - each.at > slowMs)
  const atOnce = ({ key, careful, limits }: Group): number => {
    const share = shareOf(limits.atOnce, key, place)
    return careful ? Math.min(share, 1) : share
  }
  /** Milliseconds between two mails of this process; undefined without a limit. */
  const spacingOf = ({ limits: { atOnce: most, perSecond } }: Group): number | undefined =>
    perSecond === undefined ? undefined : (1_000 / perSecond) * Math.min(place.count, most)
  const isDue = (group: Group, at: number, ofSlow: number): boolean =>
    group.queue.length > 0 &&
    group.begun.size < atOnce(group) &&
    group.nextAt <= at &&
    group.slowedUntil <= at &&
    (ofSlow < Math.max(1, Math.floor(capacity() / 2)) || !isSlow(group, at))

  function pump(): void {
    while (underWay < capacity()) {
      const at = now()
      let ofSlow = 0
      for (const each of groups.values()) if (isSlow(each, at)) ofSlow += each.begun.size
      const next = [...groups.values()].find((each) => isDue(each, at, ofSlow))
      if (next === undefined) return wakeLater(at)
      // Its next turn comes after that of every other.
      groups.delete(next.key)
      groups.set(next.key, next)
      const spacing = spacingOf(next)
      if (spacing !== undefined) next.nextAt = Math.max(next.nextAt, at) + spacing
      next.queue.shift()?.start()
    }
  }
  function wakeLater(at: number): void {
    const times = [...groups.values()].flatMap((each) =>
      each.queue.length > 0 ? [Math.max(each.nextAt, each.slowedUntil)] : [],
    )
    const next = Math.min(...times.filter((each) => each > at))
    clearTimeout(timer)
    if (Number.isFinite(next)) timer = setTimeout(pump, Math.max(1, Math.ceil(next - at))).unref()
  }
  /** The time after which a mail that is given back can probably begin; each one gets a later time. */
  function promise(group: Group): Later {
    const at = now()
    const share = atOnce(group)
    const until = Math.max(group.slowedUntil, at)
    const later = (wait: number): Later => ({ kind: 'later', retryAfterMs: Math.round(Math.min(wait, longestWaitMs)) })
    if (share === 0) return later(until - at + elsewhereMs * (1 + spread * random()))
    const spacing = spacingOf(group) ?? Math.max(group.usualMs, 20) / share
    group.promisedAt = Math.max(group.promisedAt, until) + spacing
    return later(Math.max(group.promisedAt - at, 500))
  }
  function forget(group: Group): void {
    const at = now()
    const isUsed = group.queue.length > 0 || group.begun.size > 0
    // Domains come from the letters, so one without work is not kept.
    const isOver = group.slowdowns === 0 && group.nextAt <= at && group.promisedAt <= at
    if (group.name === undefined && !isUsed && isOver) groups.delete(group.key)
  }
  async function perform<Result>(group: Group, work: () => Promise<Result>): Promise<Result> {
    const one = { at: now() }
    group.begun.add(one)
    underWay += 1
    try {
      return await work()
    } finally {
      group.begun.delete(one)
      underWay -= 1
      const took = now() - one.at
      group.usualMs = group.usualMs === 0 ? took : group.usualMs * 0.8 + took * 0.2
      forget(group)
      pump()
    }
  }
  return {
    run: (domain, work) =>
      new Promise((resolve, reject) => {
        const group = groupFor(domain)
        if (group.slowedUntil > now() + holdMs || atOnce(group) === 0) {
          resolve(promise(group))
          return forget(group)
        }
        const late = setTimeout(() => {
          group.queue.splice(group.queue.indexOf(waiting), 1)
          waiting.giveBack()
        }, holdMs)
        const waiting: Waiting = {
          start: () => {
            clearTimeout(late)
            perform(group, work).then(resolve, reject)
          },
          giveBack: () => {
            resolve(promise(group))
            forget(group)
          },
        }
        group.queue.push(waiting)
        pump()
      }),
    slowDown: (domain) => {
      const group = groupFor(domain)
      const at = now()
      // Mails that were under way when it said so are one answer, not one each.
      if (group.slowedUntil <= at) {
        const wait = Math.min(firstSlowdownMs * 2 ** Math.min(group.slowdowns, 10), longestSlowdownMs)
        group.slowedUntil = at + wait * (1 - spread + 2 * spread * random())
        group.slowdowns += 1
        group.careful = true
      }
      return promise(group).retryAfterMs
    },
    went: (domain) => {
      const group = groupFor(domain)
      group.careful = false
      if (group.slowdowns > 0 && group.slowedUntil <= now()) group.slowdowns -= 1
    },
    divide: (given, slowed) => {
      const at = now()
      place = given
      slowedElsewhere.clear()
      for (const [name, leftMs] of slowed) {
        slowedElsewhere.set(name, at + leftMs)
        const group = groups.get(name)
        if (group === undefined || group.slowedUntil + roundingMs >= at + leftMs) continue
        group.slowedUntil = at + leftMs
        group.careful = true
      }
      pump()
    },
    report: () => {
      const at = now()
      return [...groups.values()].flatMap(({ name, queue, begun, slowedUntil }) => {
        const slowedMs = Math.max(0, Math.round(slowedUntil - at))
        const isIdle = queue.length === 0 && slowedMs === 0
        return name === undefined || isIdle ? [] : [{ name, waiting: queue.length, underWay: begun.size, slowedMs }]
      })
    },
    close: () => clearTimeout(timer),
  }
}
