import type { ChannelTraits } from '../../channels/channel-traits.ts'
import type { Channel, Outcome, Parcel } from '../../channels/port.ts'
import { showPostedLetters } from '../../channels/reading-stores.ts'
import { channelTraits, isCollected } from '../../channels/traits.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { ChannelName } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import { closedChannels, noteChannelHealth } from '../channel-state/channel-health.ts'
import { haltWhenPaused } from '../channel-state/halt-when-paused.ts'
import { atRate } from '../channel-state/hand-over-rate.ts'
import { dropChunk, giveBackChunk } from '../chunks/drop-chunk.ts'
import { failLetters, failUnreadable } from '../chunks/fail-letters.ts'
import { assertLease, FencedOut, type Lease, underLease } from '../chunks/lease.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges, recordEvents } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { recipientOn } from '../message/message-body.ts'
import { openBody } from '../message/stored-body.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import { answeringChannel } from '../routing/answering-channel.ts'
import { claimDeliver, type DeliveryRow } from './claim-deliver.ts'
import { parcelsOf, type Wanted } from './parcels-of.ts'
import { isStuck, settleOutcome } from './settle-outcome.ts'

/** The result of one delivery: an outcome of the channel, or that it was no longer wanted. */
type Result = { readonly row: DeliveryRow; readonly recipient: Recipient } & (
  | { readonly outcome: Outcome; readonly onUnknown: ChannelTraits['onUnknown']; readonly parcel: Parcel | undefined }
  | { readonly outcome: 'not-needed' | 'held' | 'ended' }
)

/** Hands the deliveries of a chunk to their channel, and writes the outcomes while this process still holds the lease. */
export async function deliverChunk(deps: DispatcherDeps, chunk: string): Promise<void> {
  const { hub } = deps.database
  const rows = await deps.database.asHub((tx) => claimDeliver(tx, chunk, deps.clock.now(), deps.leaseMs), 'generic')
  const [first] = rows
  if (first === undefined) return dropChunk(hub, chunk)
  await underLease({ hub, ...deps }, { chunk, fence: first.fence }, async (lease) => {
    try {
      const results = await handOver(deps, lease, rows, first.channel)
      if (results === undefined) return await giveBackChunk(hub, lease)
      await settle(deps, lease, results)
      // An answer of the simulator says nothing about the channel that it replaces.
      const real = results.filter(({ row }) => !row.simulated)
      await noteChannelHealth(
        hub,
        first.channel,
        real.map((each) => each.outcome),
        deps.clock.now(),
      )
    } catch (error) {
      if (error instanceof FencedOut) {
        deps.log.warn({ chunk }, 'outcome refused: the lease was lost')
        return
      }
      await failLetters(deps, lease, 'deliver', error)
      throw error
    }
  })
}

/** @returns undefined when the channel is closed: nothing was handed over. */
async function handOver(
  deps: DispatcherDeps,
  lease: Lease,
  rows: readonly DeliveryRow[],
  name: ChannelName,
): Promise<Result[] | undefined> {
  if (rows.some(({ closed }) => closed)) return undefined
  const looked = await Promise.all(rows.map((row) => recheckBeforeHandOver(deps, lease, row)))
  const results: Result[] = looked.filter((each): each is Result => 'outcome' in each)
  const wanted = looked.filter((each) => !('outcome' in each))
  // The calls to the entities' systems take time: the channel may have been paused in the meantime.
  const calledSystems = rows.some(({ conditionUrl }) => conditionUrl !== null)
  if (calledSystems && (await closedChannels(deps.database.hub, deps.clock.now())).has(name)) return undefined
  const watch = haltWhenPaused(deps.database.hub, name)
  try {
    results.push(...(await deliverAll(deps, lease, wanted, watch.halt)))
  } finally {
    watch.stop()
  }
  return results
}

async function deliverAll(
  deps: DispatcherDeps,
  lease: Lease,
  wanted: readonly Wanted[],
  halt: AbortSignal,
): Promise<Result[]> {
  const results: Result[] = []
  for (const simulated of [false, true]) {
    const group = wanted.filter(({ row }) => row.simulated === simulated)
    const [first] = group
    if (first === undefined) continue
    const channel = answeringChannel(deps, { test: simulated }, first.recipient, first.row.channel)
    const parcels = parcelsOf(deps, group)
    const outcomes = channel && (await handToChannel(deps, lease, channel, first.row, parcels, halt))
    for (const [index, { row, recipient }] of group.entries()) {
      const outcome = outcomes?.[index] ?? { kind: 'unavailable' as const, detail: 'not connected' }
      results.push({ row, recipient, outcome, onUnknown: channel?.traits.onUnknown ?? 'retry', parcel: parcels[index] })
    }
  }
  return results
}

/** A simulated letter does not count towards the rate of the channel that it replaces. */
async function handToChannel(
  deps: DispatcherDeps,
  lease: Lease,
  channel: Channel,
  { channel: name, perSecond, simulated }: DeliveryRow,
  parcels: readonly Parcel[],
  halt: AbortSignal,
): Promise<readonly Outcome[]> {
  if (perSecond === null || simulated) return channel.deliver(parcels, lease.signal, halt)
  const { hub } = deps.database
  const ends = AbortSignal.any([lease.signal, halt])
  const outcomes = await atRate({ hub, clock: deps.clock }, { channel: name, perSecond }, parcels, ends, (slice) =>
    channel.deliver(slice, lease.signal, halt),
  )
  return outcomes.map((outcome) => outcome ?? { kind: 'not-begun' })
}

/**
 * Checks just before the hand-over whether the letter was cancelled, held or read in the meantime, and whether it is still
 * needed.
 */
async function recheckBeforeHandOver(deps: DispatcherDeps, lease: Lease, row: DeliveryRow): Promise<Result | Wanted> {
  const body = openBody(row, deps.keyring)
  const { confidentiality } = body
  const recipient = recipientOn(row.channel, body)
  const wanted = { row, recipient, ...(confidentiality !== undefined && { confidentiality }) }
  // The letters of a print run were checked before it was divided into parts; a part is handed over as a whole.
  if (isCollected(row)) return wanted
  if (row.final) return { row, recipient, outcome: 'ended' }
  if (row.status === 'held') return { row, recipient, outcome: 'held' }
  if (row.conditionUrl !== null && deps.askCondition !== undefined) {
    // An entity's system that does not answer stops no letter.
    const needed = await deps.askCondition(row.conditionUrl, lease.signal).catch(() => true)
    if (!needed) return { row, recipient, outcome: 'not-needed' }
  }
  return wanted
}

async function settle(deps: DispatcherDeps, lease: Lease, results: readonly Result[]): Promise<void> {
  const now = deps.clock.now()
  await deps.database.asHub(async (tx) => {
    await assertLease(tx, lease, now)
    const locked = await lockMessages(
      tx,
      results.map(({ row }) => row.id),
    )
    const changes = beginChanges()
    for (const result of results) {
      const { row, recipient, outcome } = result
      const message = locked.get(row.id)
      if (message === undefined) continue
      const released = { message_id: row.id, seq: row.seq, due_at: null, chunk: null, attempts: 0 }
      if (outcome === 'held' || outcome === 'ended') changes.deliveries.push(released)
      else if (outcome === 'not-needed') {
        recordEvents(changes, message, now, [{ type: 'cancelled', detail: { by: 'send-condition' } }], {
          cancellableUntil: null,
        })
        changes.deliveries.push(released)
      } else {
        const onUnknown = 'onUnknown' in result ? result.onUnknown : 'retry'
        settleOutcome(changes, message, row, outcome, { recipient, now, onUnknown })
      }
    }
    await showPostedLetters(tx, postedOf(results), now, deps.keyring)
    await closeEnded(tx, changes)
    await writeChanges(tx, changes, now)
    await failUnreadable(deps, tx, stuckOf(results, locked), now)
    await dropChunk(tx, lease.chunk)
  }, 'generic')
}

/** Deliveries whose documents could not be read for the last time. */
function stuckOf(results: readonly Result[], locked: ReadonlyMap<MessageId, TrackedMessage>) {
  return results.flatMap(({ row, outcome }) => {
    const message = locked.get(row.id)
    if (typeof outcome === 'string' || outcome.kind !== 'unreadable' || message === undefined) return []
    const { code } = outcome
    return isStuck(row, outcome) ? [{ message: row.id, entity: message.entity, attempts: row.attempts + 1, code }] : []
  })
}

/** Letters that the printer took over in this hand-over. */
function postedOf(results: readonly Result[]): Parcel[] {
  return results.flatMap((result) => {
    if (!('parcel' in result) || result.parcel === undefined || result.outcome.kind !== 'accepted') return []
    return channelTraits[result.row.channel].medium === 'paper' && !result.row.simulated ? [result.parcel] : []
  })
}
