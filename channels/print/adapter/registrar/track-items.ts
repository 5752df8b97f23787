import { createHash } from 'node:crypto'
import type { Clock } from '../../../../core/clock.ts'
import type { Database } from '../../../../core/db/database.ts'
import { dayMs } from '../../../../core/durations.ts'
import type { Log } from '../../../../core/log.ts'
import type { Receipt, ReceiptSink } from '../../../port.ts'
import {
  addItemEvents,
  beginTracking,
  type ItemEvent,
  type ItemToTrack,
  itemsToTrack,
  knownProofs,
  noteProof,
  scheduleTracking,
} from '../../store/registered/tracked-items.ts'
import { noteSeen } from './note-seen.ts'
import type { Registrar } from './registrar.ts'
import { maxTrackedAtOnce } from './sen-mapping.ts'

export interface TrackDeps {
  readonly database: Pick<Database, 'hub' | 'asHub'>
  readonly clock: Clock
  readonly log: Log
  readonly registrar: Registrar
  /** Milliseconds between two requests about the same item. */
  readonly trackEveryMs: number
}

const setsInOneRound = 20

/**
 * Requests the tracking of items in sets, records what is new as events of their letters, and adds signed proofs to their records.
 * A repeated round changes nothing. An item is tracked until it was collected or came back and its proofs are stored.
 */
export async function trackItems(deps: TrackDeps, sink: ReceiptSink, signal: AbortSignal): Promise<void> {
  const { database, clock } = deps
  await beginTracking(database.hub, clock.now())
  try {
    await trackSets(deps, sink, signal)
  } finally {
    await noteSeen(database.hub, deps.registrar, clock.now())
  }
}

async function trackSets(deps: TrackDeps, sink: ReceiptSink, signal: AbortSignal): Promise<void> {
  const { database, clock } = deps
  for (let set = 0; set < setsInOneRound && !signal.aborted; set += 1) {
    const items = await itemsToTrack(database.hub, clock.now(), maxTrackedAtOnce)
    if (items.length === 0 || !(await trackSet(deps, sink, items, signal))) return
  }
}

/** @returns whether the operator answered. */
async function trackSet(
  deps: TrackDeps,
  sink: ReceiptSink,
  items: readonly ItemToTrack[],
  signal: AbortSignal,
): Promise<boolean> {
  const { database, clock, registrar, trackEveryMs } = deps
  const answer = await registrar.track(
    items.map(({ barcode }) => barcode),
    signal,
  )
  const now = clock.now()
  const later = (ms: number) => items.map((item) => ({ ...item, trackAt: new Date(now.getTime() + ms) }))
  if (answer.kind === 'away') {
    await scheduleTracking(database.hub, later(answer.retryAfterMs ?? Math.min(trackEveryMs, 60_000)))
    return false
  }
  const byBarcode = new Map(items.map((item) => [item.barcode, item]))
  const events = answer.events.flatMap(({ barcode, kind, at }): ItemEvent[] => {
    const item = byBarcode.get(barcode)
    // A report from the future is a fault of a clock: it is recorded when its time has come.
    return item === undefined || at.getTime() > now.getTime() + dayMs
      ? []
      : [{ message: item.message, sequence: item.sequence, entity: item.entity, kind, at }]
  })
  await database.asHub(async (tx) => {
    await sink.lock(
      tx,
      events.map((event) => event.message),
    )
    const fresh = await addItemEvents(tx, events)
    await sink.apply(tx, fresh.map(receiptOf))
    await scheduleTracking(tx, later(trackEveryMs))
  })
  const ended = new Set(events.filter(({ kind }) => kind === 'collected' || kind === 'returned').map(keyOf))
  for (const item of items) await fetchProofs(deps, sink, item, ended.has(keyOf(item)), signal)
  return true
}

const keyOf = ({ message, sequence }: Pick<ItemEvent, 'message' | 'sequence'>): string => `${message}.${sequence}`

function receiptOf({ message, sequence, kind, at }: ItemEvent): Receipt {
  const about = { message, sequence, at }
  switch (kind) {
    // A notice is left after the letter was presented: the same fact for the start of a term.
    case 'presented':
      return { ...about, type: 'presented', detail: { outcome: 'at-address' } }
    case 'notice-left':
      return { ...about, type: 'presented', detail: { outcome: 'notice-left' } }
    case 'collected':
      return { ...about, type: 'collected', detail: {} }
    case 'refused':
      return { ...about, type: 'not-collected', detail: { reason: 'refused' } }
    case 'not-collected':
      return { ...about, type: 'not-collected', detail: { reason: 'term-passed' } }
    case 'returned':
      return { ...about, type: 'returned', detail: { reason: 'returned' } }
    default:
      return kind satisfies never
  }
}

/** Proofs are fetched once the item has an end; the operator may need hours to sign them, so that tracking continues until then. */
async function fetchProofs(
  { database, clock, log, registrar }: TrackDeps,
  sink: ReceiptSink,
  item: ItemToTrack,
  ended: boolean,
  signal: AbortSignal,
): Promise<void> {
  if (!ended) return
  const listed = await registrar.proofs(item.barcode, signal)
  if (listed.kind === 'away') return
  const known = await knownProofs(database.hub, [item])
  let isRefused = false
  for (const { reference, kind } of listed.proofs.filter((each) => !known.has(each.reference))) {
    const proof = await registrar.proof(item.barcode, reference, signal)
    if (proof.kind === 'away') return
    if (proof.kind === 'refused') {
      // The other proofs of the item are stored all the same.
      log.warn({ code: 'PROOF_REFUSED' }, 'a proof of the registrar is no PDF, or is too large')
      isRefused = true
      continue
    }
    const sha256 = createHash('sha256').update(proof.bytes).digest('hex')
    const added = await sink.attach(item.message, {
      kind: 'proof',
      name: `proof-${reference}.pdf`,
      mediaType: 'application/pdf',
      bytes: proof.bytes,
    })
    if (!added) return
    const { message, sequence, entity } = item
    await noteProof(database.hub, { message, sequence, entity, reference, kind, sha256 }, clock.now())
  }
  // An operator may repair a proof that cannot be read: it is requested once a day while the item is tracked.
  const trackAt = isRefused ? new Date(clock.now().getTime() + dayMs) : null
  if (listed.proofs.length > 0) await scheduleTracking(database.hub, [{ ...item, trackAt }])
}
