import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { type EntityId, type RecordId, showId } from '../../core/words/id.ts'
import type { PackageStatus, TransferId } from './transfer.ts'

/** A submission package of a transfer. */
export interface TransferPackage {
  readonly transfer: TransferId
  /** From 1. */
  readonly n: number
  readonly entity: EntityId
  /** Null: letters without dossier, of one month. */
  readonly dossier: string | null
  readonly records: number
  /** `YYYY-MM-DD` */
  readonly openedOn: string
  readonly closedOn: string
  readonly status: PackageStatus
  readonly packedAt: Date | null
  readonly size: number | null
  /** Hex. */
  readonly sha256: string | null
  readonly answeredAt: Date | null
  readonly answeredBy: string | null
  readonly reference: string | null
  readonly reason: string | null
}

const columns = sql`transfer, n, entity, case when bundle like 'd:%' then substr(bundle, 3) end as dossier, records,
  opened_on::text as "openedOn", closed_on::text as "closedOn", status, packed_at as "packedAt", size, encode(sha256, 'hex') as sha256,
  answered_at as "answeredAt", answered_by as "answeredBy", reference, reason`

/** The name of a package: of its file, of its root folder, and in the answers of the archive service. */
export function packageId({ transfer, n }: Pick<TransferPackage, 'transfer' | 'n'>): string {
  return `${showId('transfer', transfer)}-${String(n).padStart(6, '0')}`
}

/** The number of a package in its name; undefined for the name of something else. */
export function packageNumber(transfer: TransferId, name: string): number | undefined {
  const n = Number(/^.+-(\d{6,9})$/.exec(name)?.[1])
  return Number.isSafeInteger(n) && n > 0 && packageId({ transfer, n }) === name ? n : undefined
}

/** By number, after `after`. */
export async function listPackages(
  tx: Queryable,
  transfer: TransferId,
  { status, after = 0 }: { readonly status?: PackageStatus | undefined; readonly after?: number | undefined },
  limit: number,
): Promise<TransferPackage[]> {
  return tx.query<TransferPackage>(sql`
    select ${columns} from transfer_package where transfer = ${transfer} and n > ${after}
      and ${status === undefined ? sql`true` : sql`status = ${status}`} order by n limit ${limit}`)
}

/** Where the bytes of a package are: its parts, under their own key. */
export interface StoredMaking {
  readonly fence: number
  readonly parts: number
  readonly size: number
  /** Sealed. */
  readonly key: Buffer
}

/** Undefined when there is no such package, or its bytes are not stored: not made yet, or removed. */
export async function findMaking(tx: Queryable, transfer: TransferId, n: number): Promise<StoredMaking | undefined> {
  const [row] = await tx.query<StoredMaking>(sql`
    select fence, parts, size, key from transfer_package where transfer = ${transfer} and n = ${n} and key is not null`)
  return row
}

/** The records of a package in the order of their ids, after `after`; those that were destroyed since are left out. */
export async function recordsOfPackage(
  tx: Queryable,
  { transfer, n }: Pick<TransferPackage, 'transfer' | 'n'>,
  after: RecordId | undefined,
  limit: number,
): Promise<RecordId[]> {
  const rows = await tx.query<{ record: RecordId }>(sql`
    select r.record from transfer_package p
    join transfer_record r on r.transfer = p.transfer and r.bundle = p.bundle and r.record between p.first_record and p.last_record
    join record on record.id = r.record
    where p.transfer = ${transfer} and p.n = ${n} and r.verdict = 'transfer'
      and r.record > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
    order by r.record limit ${limit}`)
  return rows.map(({ record }) => record)
}

/** The bytes of a package are stored: it is ready for the archive service. `documents`: how many documents of each record it holds. */
export async function markPacked(
  tx: Tx,
  { transfer, n }: Pick<TransferPackage, 'transfer' | 'n'>,
  making: StoredMaking & { readonly sha256: Uint8Array; readonly documents: ReadonlyMap<RecordId, number> },
  now: Date,
): Promise<void> {
  await tx.query(sql`
    update transfer_package set status = 'packed', packed_at = ${now}, fence = ${making.fence}, parts = ${making.parts},
      size = ${making.size}, sha256 = ${making.sha256}, key = ${making.key}
    where transfer = ${transfer} and n = ${n} and status = 'waiting'`)
  const packed = [...making.documents].map(([record, documents]) => ({ record, documents }))
  await tx.query(sql`
    update transfer_record r set documents = d.documents from ${rowsOf('d', { record: 'uuid', documents: 'int' }, packed)}
    where r.transfer = ${transfer} and r.record = d.record`)
}
