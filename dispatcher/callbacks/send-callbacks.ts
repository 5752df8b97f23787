import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../core/clock.ts'
import type { Database } from '../../core/db/database.ts'
import { type CallDeps, callReceiver, ownFailure } from './call-receiver.ts'
import type { CallbackId, CallTarget } from './callback.ts'
import { type ClaimedDelivery, claimDeliveries, leaseMs, readTargets, releaseDeliveries } from './claim-deliveries.ts'
import { eventKey, readEventBodies } from './event-bodies.ts'
import { type DeliveryResult, settleDeliveries } from './settle-deliveries.ts'

/** Calls of one callback, and of all, that are under way in one process. */
const maxCallsOfOne = 10
const maxCalls = 500
/** Events that one process holds. */
const maxHeldByAll = 2_000
/** How long outcomes are gathered before they are written together. */
const gatherMs = 10
/** While calls hang, due events of other callbacks are looked for this often. */
const lookMs = 250
/** An event is not sent in the last part of its lease: another process could send it at the same time. */
const lastStartMs = leaseMs - 60_000

export type CallbackSenderDeps = CallDeps & {
  readonly database: Database
  readonly clock: Clock
}

interface Waiting {
  readonly delivery: ClaimedDelivery
  readonly id: string
  readonly body: string
  readonly claimedAt: number
}
/** The events of one callback that this process holds. */
interface Turn {
  /** As it was read last: a secret that was replaced signs the calls that begin from then on. */
  target: CallTarget
  readonly waiting: Waiting[]
  running: number
}

/** Sends events to callbacks. Made once in a process; `run` may be called again and again, never twice at the same time. */
export interface CallbackSender {
  /** Sends what is due, until nothing is or the signal is aborted. Waits for the calls that are under way. */
  run(signal: AbortSignal): Promise<void>
}

export function createCallbackSender(deps: CallbackSenderDeps): CallbackSender {
  const { database, clock } = deps
  const turns = new Map<CallbackId, Turn>()
  let results: DeliveryResult[] = []
  /** Events that are given back: the receiver fails, the callback was suspended, or the process ends. */
  let unsent: ClaimedDelivery[] = []
  let calls = 0
  let wake: () => void = () => undefined

  const held = () =>
    [...turns].map(([callback, { waiting, running }]) => ({ callback, held: waiting.length + running }))
  const heldByAll = (): number => held().reduce((sum, each) => sum + each.held, results.length)

  async function claim(): Promise<boolean> {
    const free = maxHeldByAll - heldByAll()
    const now = clock.now()
    const claimed = free <= 0 ? [] : await claimDeliveries(database.hub, held(), free, now)
    if (claimed.length === 0) return false
    const [targets, bodies] = await Promise.all([
      readTargets(database.hub, [...new Set(claimed.map(({ callback }) => callback))]),
      readEventBodies(database.hub, claimed),
    ])
    for (const delivery of claimed) {
      const target = targets.get(delivery.callback)
      const event = bodies.get(eventKey(delivery))
      if (target === undefined) unsent.push(delivery)
      else if (event === undefined) results.push({ delivery, attempt: 'removed' })
      if (target === undefined || event === undefined) continue
      const turn: Turn = turns.get(target.id) ?? { target, waiting: [], running: 0 }
      turn.target = target
      turns.set(target.id, turn)
      turn.waiting.push({ delivery, id: event.id, body: JSON.stringify(event), claimedAt: performance.now() })
    }
    return true
  }

  /** One call of each callback in turn, while there are places. */
  function start(signal: AbortSignal): void {
    for (let started = true; started && calls < maxCalls; ) {
      started = false
      for (const turn of turns.values()) {
        if (calls >= maxCalls || turn.running >= maxCallsOfOne) continue
        const next = turn.waiting.shift()
        if (next === undefined) continue
        started = true
        if (performance.now() - next.claimedAt > lastStartMs) continue
        void send(turn.target.id, next, signal)
      }
    }
  }

  async function send(callback: CallbackId, { delivery, id, body }: Waiting, signal: AbortSignal): Promise<void> {
    const turn = turns.get(callback)
    if (turn === undefined) return
    turn.running += 1
    calls += 1
    const at = clock.now()
    const attempt = await callReceiver(deps, turn.target, { id, body }, at, signal).catch(() => ownFailure(at))
    turn.running -= 1
    calls -= 1
    if (attempt.outcome === 'stopped') unsent.push(delivery)
    else results.push({ delivery, attempt })
    if (attempt.outcome !== 'accepted') unsent.push(...turn.waiting.splice(0).map(deliveryOf))
    start(signal)
    wake()
  }

  async function settle(): Promise<void> {
    const [done, back] = [results, unsent]
    results = []
    unsent = []
    try {
      await settleDeliveries(database, done, clock.now())
      await releaseDeliveries(database.hub, back, clock.now())
    } catch (error) {
      // The database is away for a moment: what was answered is written in the next round.
      results.push(...done)
      unsent.push(...back)
      throw error
    }
    for (const [id, { waiting, running }] of turns) if (waiting.length === 0 && running === 0) turns.delete(id)
  }

  async function untilAnswered(): Promise<void> {
    if (results.length > 0 || calls === 0) return
    await Promise.race([new Promise<void>((resolve) => (wake = resolve)), sleep(lookMs)])
    await sleep(gatherMs)
  }

  return {
    run: async (signal) => {
      // Every call listens to it.
      setMaxListeners(0, signal)
      for (;;) {
        const found = signal.aborted ? false : await claim()
        if (signal.aborted) for (const { waiting } of turns.values()) unsent.push(...waiting.splice(0).map(deliveryOf))
        start(signal)
        await untilAnswered()
        await settle()
        if (!found && calls === 0 && heldByAll() + unsent.length === 0) return
      }
    },
  }
}

const deliveryOf = ({ delivery }: Waiting): ClaimedDelivery => delivery
