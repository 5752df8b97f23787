import { sql } from 'drizzle-orm'
import pLimit from 'p-limit'
import type { Collector, DeliveryRef } from '../../channels/collector.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { closeEnded } from '../lifecycle/close-ended.ts'
import { beginChanges } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages, type TrackedMessage } from '../message/tracked-message.ts'
import { advance } from '../receipts/advance.ts'

const lettersAtOnce = 200
/** Systems of entities that are called at the same time. */
const maxConcurrentCalls = 8

/**
 * Just before a run is divided, each of its letters is checked again: a letter that was read, cancelled or held in the meantime,
 * or that its send condition no longer needs, is not printed; one of a paused list goes into the next run. Page by page, so that no
 * transaction is long.
 */
export async function dropUnwantedLetters(deps: DispatcherDeps, collector: Collector, run: Id<'run'>): Promise<void> {
  let after: DeliveryRef | undefined
  for (;;) {
    const page = await collector.lettersOfRun(deps.database.hub, run, lettersAtOnce, after)
    if (page.length > 0) await siftPage(deps, collector, page, await notNeeded(deps, page))
    if (page.length < lettersAtOnce) return
    after = page.at(-1)
  }
}

async function siftPage(
  { database, clock }: DispatcherDeps,
  collector: Collector,
  page: readonly DeliveryRef[],
  unneeded: ReadonlySet<MessageId>,
): Promise<void> {
  const now = clock.now()
  await database.asHub(async (tx) => {
    const locked = await lockMessages(
      tx,
      page.map((each) => each.message),
    )
    await postponePaused(tx, collector, page, now)
    const out = page.filter(({ message, sequence }) => {
      const found = locked.get(message)
      return found === undefined || !isWanted(found, sequence) || unneeded.has(message)
    })
    if (out.length === 0) return
    const changes = beginChanges()
    for (const { message } of await collector.drop(tx, out)) {
      const found = locked.get(message)
      if (found === undefined || found.final || !unneeded.has(message)) continue
      advance(changes, found, [{ event: { type: 'cancelled', detail: { by: 'send-condition' } }, quietly: true }], now)
    }
    await closeEnded(tx, changes)
    await writeChanges(tx, changes, now)
  })
}

/**
 * Letters of a list that is paused go into the next run. Their timeline says nothing of it: no word of a person holds them, and the
 * history of the list has the stop.
 */
async function postponePaused(tx: Tx, collector: Collector, page: readonly DeliveryRef[], now: Date): Promise<void> {
  const rows = await tx.query<{ id: MessageId }>(sql`
    select m.id from message m join batch b on b.id = m.batch
    where m.id = any(${arrayOf(
      'uuid',
      page.map((each) => each.message),
    )}) and b.paused`)
  const paused = new Set(rows.map(({ id }) => id))
  const waiting = page.filter(({ message }) => paused.has(message))
  const moved = await collector.postpone(tx, waiting, { now, closedBefore: now })
  await tx.query(sql`
    update message m set cancellable_until = moved.until
    from ${rowsOf('moved', { message: ['uuid', (each) => each.message], until: ['timestamptz', (each) => each.cutOffAt] }, moved)} where m.id = moved.message`)
}

function isWanted(message: TrackedMessage, sequence: number): boolean {
  const delivery = message.deliveries[sequence - 1]
  const planned = delivery?.status === 'planned' || delivery?.status === 'unknown'
  return planned && !message.final && message.status !== 'held'
}

/** Letters that their entity says are no longer needed; a system that does not answer stops no letter. */
async function notNeeded(deps: DispatcherDeps, page: readonly DeliveryRef[]): Promise<Set<MessageId>> {
  const { askCondition } = deps
  const no = new Set<MessageId>()
  if (askCondition === undefined) return no
  const rows = await deps.database.hub.query<{ id: MessageId; url: string }>(sql`
    select id, condition_url as url from message
    where id = any(${arrayOf(
      'uuid',
      page.map((each) => each.message),
    )}) and condition_url is not null and not final`)
  const signal = AbortSignal.timeout(deps.leaseMs)
  await pLimit(maxConcurrentCalls).map(rows, async ({ id, url }) => {
    if (!(await askCondition(url, signal).catch(() => true))) no.add(id)
  })
  return no
}
