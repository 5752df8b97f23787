import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import type { ChannelName, MessageStatus } from '../../core/words/message.ts'
import { insertingLeaves } from '../ledger/insert-leaves.ts'
import { commitTo, laterNonce } from '../ledger/leaf.ts'
import { closedFacts } from '../ledger/record-facts.ts'

export interface RecordState {
  readonly record: RecordId
  readonly status: MessageStatus
  /** Every channel that the message took, the last one last. */
  readonly channels: readonly ChannelName[]
  readonly sentAt?: Date
}
export interface ClosedRecord extends RecordState {
  /** SHA-256 over the message's events, 32 bytes. */
  readonly timelineDigest: Uint8Array
  readonly at: Date
}

const stateColumns: Columns<RecordState> = {
  record: ['uuid', (row) => row.record],
  status: ['text', (row) => row.status],
  channels: ['text', (row) => `{${row.channels.join(',')}}`],
  sent_at: ['timestamptz', (row) => row.sentAt ?? null],
}
const closingColumns: Columns<ClosedRecord> = {
  ...stateColumns,
  closed_at: ['timestamptz', (row) => row.at],
  timeline_digest: ['bytea', (row) => row.timelineDigest],
}

/**
 * Records in the archive how letters fare, in the caller's transaction as the hub; without it a record stays `processing` until
 * it is closed. Channels are only stored where they differ from those of the record, which readers take instead.
 */
export async function updateRecords(tx: Tx, states: readonly RecordState[]): Promise<void> {
  if (states.length === 0) return
  await tx.query(sql`
    insert into record_state (record, entity, status, channels, sent_at)
    select s.record, r.entity, s.status, nullif(s.channels::text[], k.channels), s.sent_at
    from ${rowsOf('s', stateColumns, states)} join record r on r.id = s.record join record_kind k on k.id = r.kind
    order by s.record
    on conflict (record) do update set status = excluded.status, channels = excluded.channels,
      sent_at = coalesce(excluded.sent_at, record_state.sent_at)`)
}

/**
 * Closes records whose message is final, each with a `closed` leaf over its timeline's digest, in the caller's transaction as the
 * hub. A record that is already closed does not change; later events (a late receipt) are stored by `updateRecords`.
 */
export async function closeRecords(tx: Tx, closing: readonly ClosedRecord[]): Promise<void> {
  if (closing.length === 0) return
  const closed = await tx.query<{ record: RecordId; entity: EntityId; secret: Buffer | null }>(sql`
    with closed as (
      insert into record_state
      select s.record, r.entity, s.status, nullif(s.channels::text[], k.channels), s.sent_at, s.closed_at, s.timeline_digest
      from ${rowsOf('s', closingColumns, closing)} join record r on r.id = s.record join record_kind k on k.id = r.kind
      order by s.record
      on conflict (record) do update set status = excluded.status, channels = excluded.channels,
        sent_at = coalesce(excluded.sent_at, record_state.sent_at), closed_at = excluded.closed_at,
        timeline_digest = excluded.timeline_digest
      where record_state.closed_at is null
      returning record, entity
    )
    select l.record, closed.entity, l.secret from leaf l join closed on closed.record = l.record
    where l.n = 1 order by l.record for update of l`)
  if (closed.length === 0) return
  const leaves = closed.map(({ record, entity, secret: first }) => {
    const { timelineDigest, at } = requestFor(closing, record)
    const { nonce, secret } = laterNonce(first, 'closed', 0)
    const commitment = commitTo(nonce, closedFacts(record, timelineDigest, at))
    return { record, entity, n: null, kind: 'closed' as const, commitment, secret }
  })
  // A separate statement numbers the leaves, so that it sees what was committed before the lock was granted.
  await tx.query(sql`with ${insertingLeaves(leaves)} select`)
}

function requestFor(closing: readonly ClosedRecord[], record: RecordId): ClosedRecord {
  const found = closing.find((each) => each.record === record)
  if (found === undefined) throw new Error('A record was closed that the caller did not name')
  return found
}
