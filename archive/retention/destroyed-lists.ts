import { sql } from 'drizzle-orm'
import type { BlobStore } from '../../core/blobs/blob-store.ts'
import type { Signer } from '../../core/crypto/signer.ts'
import type { Database } from '../../core/db/database.ts'
import { type EntityId, type RecordId, showId } from '../../core/words/id.ts'
import { verifierKey } from '../ledger/checkpoint.ts'
import { hasNotEnded, keyEnded } from '../ledger/key-changes.ts'
import type { FormerKey, LogKeys } from '../ledger/log-keys.ts'
import type { Disposal, DisposalId } from './disposal.ts'
import type { RetentionRule } from './series.ts'
import { readSignedFileBy, signFile } from './signed-file.ts'

/** What is destroyed, outside the database: a back-up of the database that is restored is compared with it. */
export interface DestroyedList {
  readonly type: 'uitpost-destroyed-records'
  readonly version: 1
  /** `dsp_…` */
  readonly disposal: string
  /** `ent_…` */
  readonly entity: string
  readonly series: string
  readonly ruleVersion: number
  readonly rule: RetentionRule
  readonly seed: string
  readonly until: string
  /** `trf_…` and who has the records, where they were dropped after a transfer. */
  readonly transfer?: string
  readonly archiveService?: string
  readonly proposedBy: string
  readonly proposedAt: string
  readonly approvedBy: string
  readonly approvedAt: string
  /** From 1. */
  readonly chunk: number
  readonly records: readonly {
    /** `rec_…` */
    readonly record: string
    /** Of its `destroyed` leaf, base64, and the nonce that opens it. */
    readonly commitment: string
    readonly nonce: string
    readonly dueOn: string
    readonly year: number
    readonly bytes: number
  }[]
}

/** A list that one of these keys signed; undefined for any other bytes, a certificate among them. */
export function readDestroyedList(
  bytes: Uint8Array,
  keys: LogKeys,
): { readonly list: DestroyedList; readonly by?: FormerKey } | undefined {
  const { content, ...by } = readSignedFileBy(bytes, keys) ?? {}
  return content?.type === 'uitpost-destroyed-records' ? { list: content as DestroyedList, ...by } : undefined
}

interface Deps {
  readonly database: Database
  readonly blobs: BlobStore
  readonly signer: Signer
  /** The name of the ledger. */
  readonly origin: string
}

/** The folder of the lists and the certificate of a disposal in the blob store. */
export function disposalFolder(entity: EntityId, id: DisposalId): string {
  return `disposals/${entity}/${id}`
}

/**
 * Writes the lists of the chunks that have none yet to the blob store, each of them signed. It is called before the next chunk is
 * destroyed: at most one chunk is known to the database alone.
 * @throws LedgerBroken when another key has replaced that of this process: its lists would be refused
 */
export async function writeDestroyedLists({ database, blobs, signer, origin }: Deps, id: DisposalId): Promise<void> {
  for (;;) {
    const [next] = await database.hub.query<Disposal & { chunk: number }>(sql`
      select id, entity, series, version, rule, transfer, archive_service as "archiveService", seed, until::text as until, proposed_by as "proposedBy", proposed_at as "proposedAt",
        decided_by as "decidedBy", decided_at as "decidedAt", listed_chunks + 1 as chunk
      from disposal where id = ${id} and listed_chunks < chunks`)
    if (next === undefined) return
    const signs = await database.hub.query(sql`select 1 where ${hasNotEnded(verifierKey(origin, signer.publicKey))}`)
    if (signs.length === 0) throw keyEnded()
    const records = await database.hub.query<Line>(sql`
      select d.record, l.commitment, l.secret as nonce, d.due_on::text as "dueOn", d.year, d.bytes
      from disposal_record d join leaf l on l.record = d.record and l.kind = 'd'
      where d.disposal = ${id} and d.chunk = ${next.chunk} order by d.record`)
    const list = listOf(next, next.chunk, records)
    await blobs.put(`${disposalFolder(next.entity, id)}/${next.chunk}.json`, [signFile(list, signer)])
    await database.hub.query(sql`
      update disposal set listed_chunks = ${next.chunk} where id = ${id} and listed_chunks = ${next.chunk - 1}`)
  }
}

interface Line {
  readonly record: RecordId
  readonly commitment: Buffer
  readonly nonce: Buffer | null
  readonly dueOn: string
  readonly year: number
  readonly bytes: number
}

function listOf(disposal: Disposal, chunk: number, records: readonly Line[]): DestroyedList {
  const { id, entity, series, version, rule, seed, until, proposedBy, proposedAt, decidedBy, decidedAt } = disposal
  const { transfer, archiveService } = disposal
  return {
    type: 'uitpost-destroyed-records',
    version: 1,
    disposal: showId('disposal', id),
    entity: showId('entity', entity),
    series,
    ruleVersion: version,
    rule,
    seed,
    until,
    ...(transfer !== null && { transfer: showId('transfer', transfer) }),
    ...(archiveService !== null && { archiveService }),
    proposedBy,
    proposedAt: proposedAt.toISOString(),
    approvedBy: decidedBy ?? '',
    approvedAt: decidedAt?.toISOString() ?? '',
    chunk,
    records: records.map(({ record, commitment, nonce, ...facts }) => ({
      record: showId('record', record),
      commitment: commitment.toString('base64'),
      nonce: nonce?.toString('base64') ?? '',
      ...facts,
    })),
  }
}
