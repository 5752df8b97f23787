import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, Id, RecordId } from '../../core/words/id.ts'
import type { RetentionRule } from './series.ts'

export type DisposalId = Id<'disposal'>

/**
 * `gathering`: the records are being listed; `waiting` for a second person; `approved`: begins at `startsAt`, until then it can be
 * stopped; `running`; `recording`: every record is gone, and the ledger numbers the leaves; `done`: the certificate is there.
 */
export const disposalStatuses = [
  'gathering',
  'waiting',
  'approved',
  'running',
  'recording',
  'done',
  'refused',
  'withdrawn',
  'stopped',
] as const
export type DisposalStatus = (typeof disposalStatuses)[number]

/**
 * Why a record stays all the same. Only where copies are dropped after a transfer: `in-inbox`, the recipient still has the letter there;
 * `added-since`, a document was added after the package was made.
 */
export const exclusionReasons = ['held', 'under-way', 'open-case', 'term-runs', 'in-inbox', 'added-since'] as const
export type ExclusionReason = (typeof exclusionReasons)[number]

export interface Disposal {
  readonly id: DisposalId
  readonly entity: EntityId
  readonly series: string
  readonly version: number
  readonly rule: RetentionRule
  /** The transfer whose records are dropped here; null: a disposal of records whose term has ended. */
  readonly transfer: Id<'transfer'> | null
  /** The archive service that has the records which are dropped. */
  readonly archiveService: string | null
  readonly status: DisposalStatus
  readonly seed: string
  /** `YYYY-MM-DD`: terms that ended before this day; of a drop, records that were confirmed on it at the latest. */
  readonly until: string
  readonly comment: string | null
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  /** Why it was refused or stopped, or what the second person noted. */
  readonly reason: string | null
  readonly startsAt: Date | null
  readonly startedAt: Date | null
  readonly endedAt: Date | null
  readonly endedBy: string | null
  readonly chunks: number
  readonly listedChunks: number
}

export const disposalColumns = sql`id, entity, series, version, rule, transfer, archive_service as "archiveService", status, seed, until::text as until, comment,
  proposed_by as "proposedBy", proposed_at as "proposedAt", decided_by as "decidedBy", decided_at as "decidedAt", reason,
  starts_at as "startsAt", started_at as "startedAt", ended_at as "endedAt", ended_by as "endedBy", chunks,
  listed_chunks as "listedChunks"`

/** The condition that a disposal is not finished. */
export const isOpen = sql`status in ('gathering', 'waiting', 'approved', 'running', 'recording')`

export async function findDisposal(
  tx: Queryable,
  entity: EntityId,
  id: DisposalId,
  lock: 'lock' | 'read' = 'read',
): Promise<Disposal | undefined> {
  const [row] = await tx.query<Disposal>(sql`
    select ${disposalColumns} from disposal where id = ${id} and entity = ${entity}
    ${lock === 'lock' ? sql`for update` : sql``}`)
  return row
}

/** Newest first. */
export async function listDisposals(
  tx: Queryable,
  entity: EntityId,
  question: {
    readonly status?: DisposalStatus | undefined
    readonly series?: string | undefined
    /** Only those that are not finished. */
    readonly open?: true
    readonly before?: DisposalId | undefined
  },
  limit: number,
): Promise<Disposal[]> {
  const { status, series, open, before } = question
  return tx.query<Disposal>(sql`
    select ${disposalColumns} from disposal where entity = ${entity}
      and ${status === undefined ? sql`true` : sql`status = ${status}`}
      and ${series === undefined ? sql`true` : sql`series = ${series}`}
      and ${open === undefined ? sql`true` : isOpen}
      and ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
    order by id desc limit ${limit}`)
}

/** How many records of a disposal go, are gone, stay as sample, or stay for a reason; by the year of the letter. */
export interface DisposalYear {
  readonly disposal: DisposalId
  readonly year: number
  readonly destroy: number
  readonly destroyed: number
  readonly sample: number
  readonly excluded: number
  /** Of the documents of records that go or are gone. */
  readonly bytes: number
  /** `YYYY-MM-DD`: the term that ended first. */
  readonly oldestDue: string
}

/** The counts of these disposals, newest year first. */
export async function countDisposals(tx: Queryable, ids: readonly DisposalId[]): Promise<DisposalYear[]> {
  if (ids.length === 0) return []
  return tx.query<DisposalYear>(sql`
    select disposal, year, count(*) filter (where verdict = 'destroy') as destroy,
      count(*) filter (where chunk is not null) as destroyed, count(*) filter (where verdict = 'sample') as sample,
      count(*) filter (where verdict = 'excluded') as excluded,
      coalesce(sum(bytes) filter (where verdict = 'destroy'), 0)::bigint as bytes, min(due_on)::text as "oldestDue"
    from disposal_record where disposal = any(${sql.param([...ids])}::uuid[])
    group by disposal, year order by disposal, year desc`)
}

export interface DisposalRecord {
  readonly record: RecordId
  readonly verdict: 'destroy' | 'sample' | 'excluded'
  readonly reason: ExclusionReason | null
  readonly hold: Id<'hold'> | null
  readonly year: number
  /** `YYYY-MM-DD` */
  readonly dueOn: string
  readonly destroyed: boolean
  /** Null once the record is destroyed. */
  readonly reference: string | null
  readonly subject: string | null
}

/** The records of a disposal after `after`, by id; as the reader sees them. */
export async function recordsOfDisposal(
  tx: Queryable,
  id: DisposalId,
  { verdict, after }: { verdict?: DisposalRecord['verdict'] | undefined; after?: RecordId | undefined },
  limit: number,
): Promise<DisposalRecord[]> {
  return tx.query<DisposalRecord>(sql`
    select d.record, d.verdict, d.reason, d.hold, d.year, d.due_on::text as "dueOn", d.chunk is not null as destroyed, r.reference,
      r.subject
    from disposal_record d left join record r on r.id = d.record
    where d.disposal = ${id} and ${verdict === undefined ? sql`true` : sql`d.verdict = ${verdict}`}
      and ${after === undefined ? sql`true` : sql`d.record > ${after}::uuid`}
    order by d.record limit ${limit}`)
}

/** Records at random that would be destroyed, for the person who decides: other ones for each `draw`. */
export async function recordsToInspect(
  tx: Queryable,
  id: DisposalId,
  draw: string,
  limit: number,
): Promise<DisposalRecord[]> {
  return tx.query<DisposalRecord>(sql`
    select d.record, d.verdict, d.reason, d.hold, d.year, d.due_on::text as "dueOn", false as destroyed, r.reference, r.subject
    from disposal_record d join record r on r.id = d.record
    where d.disposal = ${id} and d.verdict = 'destroy'
    order by md5(${draw}::text || d.record) limit ${limit}`)
}

/** The disposal by which a record of the entity was destroyed; undefined where it was not. */
export async function disposalOfRecord(
  tx: Queryable,
  entity: EntityId,
  record: RecordId,
): Promise<Pick<Disposal, 'id' | 'transfer' | 'archiveService'> | undefined> {
  const [row] = await tx.query<Pick<Disposal, 'id' | 'transfer' | 'archiveService'>>(sql`
    select d.id, d.transfer, d.archive_service as "archiveService" from disposal_record r join disposal d on d.id = r.disposal
    where r.record = ${record} and r.entity = ${entity} and r.chunk is not null limit 1`)
  return row
}
