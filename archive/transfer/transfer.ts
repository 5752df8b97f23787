import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id, RecordId } from '../../core/words/id.ts'
import type { RetentionRule } from '../retention/series.ts'

export type TransferId = Id<'transfer'>

/**
 * `gathering`: the records are being listed; `waiting` for a second person; `packing`: packages are being made; `packed`: the archive
 * service answers; `done`: it has accepted every package, and the ledger says so for each letter.
 */
export const transferStatuses = [
  'gathering',
  'waiting',
  'packing',
  'packed',
  'done',
  'refused',
  'withdrawn',
  'stopped',
] as const
export type TransferStatus = (typeof transferStatuses)[number]

export const packageStatuses = ['waiting', 'packed', 'accepted', 'refused', 'withdrawn'] as const
export type PackageStatus = (typeof packageStatuses)[number]

/** Why a record of a closed dossier is not transferred yet; `gone`: it was destroyed after it was listed. */
export const untransferredReasons = ['under-way', 'open-case', 'term-runs', 'dossier-incomplete', 'gone'] as const
export type UntransferredReason = (typeof untransferredReasons)[number]

export interface Transfer {
  readonly id: TransferId
  readonly entity: EntityId
  readonly series: string
  readonly version: number
  readonly rule: Exclude<RetentionRule, { destination: 'destroy' }>
  readonly archiveService: string
  readonly status: TransferStatus
  /** `YYYY-MM-DD`: dossiers that were closed before this day. */
  readonly until: string
  readonly comment: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  /** Why it was refused or stopped, or what the second person noted. */
  readonly reason: string | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
  /** Code of the error with which the last step failed; it is tried again. */
  readonly failure: string | null
}

export const transferColumns = sql`id, entity, series, version, rule, archive_service as "archiveService", status,
  until::text as until, comment, proposed_by as "proposedBy", proposed_at as "proposedAt", decided_by as "decidedBy",
  decided_at as "decidedAt", reason, ended_at as "endedAt", ended_by as "endedBy", failure`

/** The condition that a transfer is not finished. */
export const isOpenTransfer = sql`status in ('gathering', 'waiting', 'packing', 'packed')`

export async function findTransfer(
  tx: Queryable,
  entity: EntityId,
  id: TransferId,
  lock: 'lock' | 'read' = 'read',
): Promise<Transfer | undefined> {
  const [row] = await tx.query<Transfer>(sql`
    select ${transferColumns} from transfer where id = ${id} and entity = ${entity}
    ${lock === 'lock' ? sql`for update` : sql``}`)
  return row
}

/** Newest first. */
export async function listTransfers(
  tx: Queryable,
  entity: EntityId,
  question: {
    readonly status?: TransferStatus | undefined
    readonly series?: string | undefined
    readonly before?: TransferId | undefined
  },
  limit: number,
): Promise<Transfer[]> {
  const { status, series, before } = question
  return tx.query<Transfer>(sql`
    select ${transferColumns} from transfer where entity = ${entity}
      and ${status === undefined ? sql`true` : sql`status = ${status}`}
      and ${series === undefined ? sql`true` : sql`series = ${series}`}
      and ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
    order by id desc limit ${limit}`)
}

export interface TransferCounts {
  readonly transfer: TransferId
  /** Records that are, or are to be, transferred. */
  readonly records: number
  readonly held: number
  readonly excluded: Readonly<Partial<Record<UntransferredReason, number>>>
  readonly transferred: number
  /** Of the documents. */
  readonly bytes: number
  readonly packages: Readonly<Partial<Record<PackageStatus, number>>>
}

export async function countTransfers(tx: Queryable, ids: readonly TransferId[]): Promise<TransferCounts[]> {
  if (ids.length === 0) return []
  const wanted = sql.param([...ids])
  return tx.query<TransferCounts>(sql`
    with reasons as (
      select transfer, reason, count(*) as records from transfer_record
      where transfer = any(${wanted}::uuid[]) and reason is not null group by transfer, reason
    ), packages as (
      select transfer, status, count(*) as packages from transfer_package
      where transfer = any(${wanted}::uuid[]) group by transfer, status
    )
    select t.id as transfer, count(r.record) filter (where r.verdict = 'transfer') as records,
      count(*) filter (where r.verdict = 'transfer' and r.held) as held, count(*) filter (where r.transferred) as transferred,
      coalesce(sum(r.bytes) filter (where r.verdict = 'transfer'), 0)::bigint as bytes,
      coalesce((select json_object_agg(reason, e.records) from reasons e where e.transfer = t.id), '{}') as excluded,
      coalesce((select json_object_agg(status, p.packages) from packages p where p.transfer = t.id), '{}') as packages
    from transfer t left join transfer_record r on r.transfer = t.id where t.id = any(${wanted}::uuid[]) group by t.id`)
}

/** Where an archive service has a record. */
export interface RecordTransfer extends Pick<Transfer, 'id' | 'archiveService'> {
  /** The number of its package, and what the archive service calls that. */
  readonly n: number
  readonly reference: string | null
}

/** The transfer by which the archive service got a record; undefined where it did not. */
export async function transferOfRecord(
  tx: Queryable,
  entity: EntityId,
  record: RecordId,
): Promise<RecordTransfer | undefined> {
  const [row] = await tx.query<RecordTransfer>(sql`
    select t.id, t.archive_service as "archiveService", p.n, p.reference from transfer_record r join transfer t on t.id = r.transfer
    join transfer_package p on p.transfer = r.transfer and p.bundle = r.bundle and p.status = 'accepted'
      and r.record between p.first_record and p.last_record
    where r.record = ${record} and r.entity = ${entity} and r.transferred`)
  return row
}
