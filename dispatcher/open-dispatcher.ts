import { sendAlerts } from './alert-outbox/send-alerts.ts'
import { addMissingChannels } from './channel-state/channel-health.ts'
import { storeConcurrency } from './channel-state/hand-over-concurrency.ts'
import { storeRates } from './channel-state/hand-over-rate.ts'
import { remindOfPausesChore } from './channel-state/pause-channel.ts'
import { watchCertificatesChore } from './channel-state/watch-certificates.ts'
import { createRelay, reconcile } from './chunks/relay.ts'
import { sweepStuck } from './dead-letters/sweep-stuck.ts'
import type { DispatcherDeps } from './dispatcher-deps.ts'
import type { Chore } from './loops/chore.ts'
import { type Loop, type Round, runLoop } from './loops/run-loop.ts'
import { createHeartbeat } from './runtime/heartbeat.ts'
import { workersOf } from './runtime/work-queues.ts'
import { countStatisticsChore } from './statistics/count-statistics.ts'
import { anythingDue, dueJob } from './timers/anything-due.ts'
import { scheduleMaintenance } from './timers/maintenance.ts'

export interface Dispatcher {
  /** Starts a round at once, since there is new work. Without it, work is found within a quarter of a second. */
  wake(): void
  /** Takes no more work, finishes the chunks that run, and closes the queues. */
  close(): Promise<void>
}

/**
 * A round costs one statement of a few index probes; an idle dispatcher runs four rounds a second. New letters and finished
 * chunks start one at once. With a shorter pause most rounds of a busy dispatcher found nothing, and took a tenth of the server's
 * time.
 */
const relayPace = { busyMs: 25, idleMs: 250 }
const clockPace = { busyMs: 250, idleMs: 500 }
const repairPace = { busyMs: 1_000, idleMs: 1_000 }
const alertPace = { busyMs: 2, idleMs: 1_000 }
const sweepPace = { busyMs: 1_000, idleMs: 30_000 }

/**
 * Starts everything that moves messages: a worker for each queue, the relay that draws work out of the rows, the timers, the
 * repair of what a queue or worker lost, the sweeper of stuck messages. Every part may run in many processes at once. PostgreSQL
 * or Redis may go away and come back: loops and workers try again.
 */
export function openDispatcher(
  deps: DispatcherDeps,
  chores: readonly Chore[] = [],
  rounds: readonly Round[] = [],
): Dispatcher {
  const { queues, log, clock } = deps
  const { hub } = deps.database
  const relayParts = { hub, ...deps }
  const relay = createRelay(relayParts)
  const closing = new AbortController()
  const loops: Loop[] = []

  const relayLoop = runLoop('relay', log, relayPace, async () => (await relay.round()) > 0)
  const clockLoop = runLoop('clock', log, clockPace, async () => {
    const now = clock.now()
    if (!(await anythingDue(hub, now))) return false
    await queues.put('timers', [dueJob(now)])
    return true
  })
  loops.push(relayLoop, clockLoop)
  loops.push(runLoop('repair', log, repairPace, async () => reconcile(relayParts).then(() => false)))
  // Not among the timers: a slow mail server must not delay the end of a legal term.
  loops.push(runLoop('alerts', log, alertPace, () => sendAlerts(deps, closing.signal)))
  const sweeper = sweepStuck(deps)
  loops.push(runLoop('sweep', log, sweepPace, sweeper))
  loops.push(
    runLoop('maintenance', log, { busyMs: 3_600_000, idleMs: 3_600_000 }, async () => {
      await addMissingChannels(hub, [...deps.channels.keys()])
      await storeRates(hub, deps.rates ?? {}, clock.now())
      await storeConcurrency(hub, deps.concurrency ?? {})
      return scheduleMaintenance(hub, clock.now())
    }),
  )
  const heartbeat = createHeartbeat({ ...relayParts, blobs: deps.archive.blobs })
  const own = [
    heartbeat.chore,
    remindOfPausesChore({ hub, log, now: () => clock.now() }),
    countStatisticsChore(deps.database),
    watchCertificatesChore({ hub, log, clock, channels: deps.channels }),
  ]
  for (const { name, everyMs, run } of [...own, ...chores]) {
    const pace = { busyMs: everyMs, idleMs: everyMs }
    loops.push(runLoop(name, log, pace, async () => run(closing.signal).then(() => false)))
  }
  const ofRounds = rounds.map(({ name, pace, run }) => runLoop(name, log, pace, run))
  loops.push(...ofRounds)
  const wake = (): void => {
    relayLoop.wake()
    clockLoop.wake()
    for (const loop of ofRounds) loop.wake()
  }
  for (const { queue, concurrency, handle } of workersOf(deps, () => relayLoop.wake()))
    queues.work(queue, concurrency, handle)

  return {
    wake,
    close: async () => {
      closing.abort()
      await Promise.all(loops.map((loop) => loop.stop()))
      await heartbeat.stop()
      await queues.close()
    },
  }
}
