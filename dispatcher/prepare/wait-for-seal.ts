import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import { assertLease, type Lease } from '../chunks/lease.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { beginChanges, recordEvents } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { retryPolicy, waitMs } from '../retry-policy.ts'
import { sealWaitOf } from '../seal/seal-fault.ts'
import type { Making } from './make-documents.ts'

/**
 * Gives letters back that cannot get their electronic seal now: a letter of an entity with seals never leaves without one. They
 * are tried again, later the longer they have waited; the first time, the timeline records what they wait for. The wait has no end
 * of its own: the letter may expire, be cancelled, or go without a seal once the entity turns seals off.
 */
export async function postponeUnsealed(
  { database, clock, log }: Pick<DispatcherDeps, 'database' | 'clock' | 'log'>,
  lease: Lease,
  unsealed: Making['unsealed'],
): Promise<void> {
  if (unsealed.length === 0) return
  const now = clock.now()
  const ids = unsealed.map(({ letter }) => letter.row.id)
  const waited = Math.min(
    ...unsealed.map(({ letter: { row } }) => now.getTime() - (row.sealWaitsSince ?? now).getTime()),
  )
  const again = waitMs(retryPolicy.seal, Math.floor(Math.log2(1 + waited / retryPolicy.seal.firstWaitMs)))
  const dueAt = new Date(now.getTime() + again)
  for (const code of new Set(unsealed.map((each) => each.code)))
    log.warn({ chunk: lease.chunk, code, letters: unsealed.length }, 'letters wait for their seal')
  await database.asHub(async (tx) => {
    await assertLease(tx, lease, now)
    const locked = await lockMessages(tx, ids)
    const changes = beginChanges()
    for (const { letter, code } of unsealed) {
      const message = locked.get(letter.row.id)
      if (message === undefined || message.final || letter.row.sealWaitsSince !== null) continue
      recordEvents(changes, message, now, [{ type: 'seal-awaited', detail: { reason: sealWaitOf(code) } }])
    }
    await writeChanges(tx, changes, now)
    await tx.query(sql`
      update work set chunk = null, due_at = ${dueAt}, seal_waits_since = coalesce(seal_waits_since, ${now})
      where message_id = any(${arrayOf('uuid', ids)}) and chunk = ${lease.chunk}`)
  })
}
