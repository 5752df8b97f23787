import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { EntityId, MessageId, RecordId } from '../../core/words/id.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { inScope, type Reader } from '../read/open-document.ts'
import { commitTo, type Facts, leafBytes } from './leaf.ts'
import { type Hash, inclusionPath } from './merkle.ts'
import { hashesOf } from './read-tiles.ts'
import { type DocumentFacts, sealedFacts } from './record-facts.ts'

/** That a record's `sealed` leaf stands in the log, with what opens it; to be checked with nothing but the key. */
export interface RecordProof {
  readonly record: RecordId
  readonly leafIndex: number
  readonly treeSize: number
  /** The entry itself: canonical JSON. */
  readonly leaf: Buffer
  readonly opening: { readonly nonce: Buffer; readonly facts: Facts }
  /** From the leaf to the root. */
  readonly path: readonly Hash[]
  readonly checkpoint: string
  readonly verifierKey: string
}

/** What the row says now is not what was sealed: an alarm, never a proof. */
export class RecordAltered extends Error {
  readonly record: RecordId
  constructor(record: RecordId) {
    super('An archived record was altered')
    this.name = 'RecordAltered'
    this.record = record
  }
}

/** Undefined when the record does not exist, or not for this reader. @throws RecordAltered, TileMissing */
export async function proveRecord(
  context: ArchiveContext,
  reader: Reader,
  record: RecordId,
): Promise<RecordProof | 'pending' | undefined> {
  return inScope(context.database, reader, async (tx) => {
    const row = await readSealed(tx, record)
    if (row === undefined) return undefined
    const facts = sealedFacts(
      {
        ...row,
        recipientIndex: row.recipientIndex ?? undefined,
        template: versionOf(row.templateKey, row.templateVersion),
        houseStyle: versionOf(row.houseStyleKey, row.houseStyleVersion),
      },
      row.documents,
    )
    if (!commitTo(row.nonce, facts).equals(row.commitment)) throw new RecordAltered(record)
    const checkpoint = row.position === null ? undefined : await checkpointAbove(tx, row.position)
    if (row.position === null || checkpoint === undefined) return 'pending'
    return {
      record,
      leafIndex: row.position,
      treeSize: checkpoint.size,
      leaf: leafBytes({ record, entity: row.entity, kind: 'sealed', commitment: row.commitment }),
      opening: { nonce: row.nonce, facts },
      path: await hashesOf(tx, inclusionPath(row.position, checkpoint.size)),
      checkpoint: checkpoint.note,
      verifierKey: checkpoint.verifier_key,
    }
  })
}

interface SealedRow {
  record: RecordId
  entity: EntityId
  message: MessageId
  series: string
  class: string
  reference: string
  language: string
  letterDate: string
  recipientIndex: Buffer | null
  templateKey: string | null
  templateVersion: number | null
  houseStyleKey: string | null
  houseStyleVersion: number | null
  commitment: Buffer
  nonce: Buffer
  position: number | null
  documents: DocumentFacts[]
}

async function readSealed(tx: Tx, record: RecordId): Promise<SealedRow | undefined> {
  const [row] = await tx.query<SealedRow>(sql`
    select r.id as record, r.entity, r.message, r.series, r.class, r.reference, r.language,
      r.letter_date::text as "letterDate", r.recipient_index as "recipientIndex", r.template_key as "templateKey",
      r.template_version as "templateVersion", r.house_style_key as "houseStyleKey",
      r.house_style_version as "houseStyleVersion", l.commitment, l.nonce, l.position,
      (select json_agg(json_build_object('n', d.n, 'kind', d.kind, 'variant', d.variant, 'mediaType', d.media_type,
         'size', d.size, 'sha256', encode(d.sha256, 'hex')))
       from document d where d.record = r.id and d.leaf = 1) as documents
    from record r join leaf l on l.record = r.id and l.n = 1
    where r.id = ${record} and l.nonce is not null`)
  return row === undefined ? undefined : { ...row, documents: row.documents ?? [] }
}

function versionOf(key: string | null, version: number | null): { key: string; version: number } | undefined {
  return key === null || version === null ? undefined : { key, version }
}

async function checkpointAbove(
  tx: Tx,
  position: number,
): Promise<{ size: number; note: string; verifier_key: string } | undefined> {
  const [row] = await tx.query<{ size: number; note: string; verifier_key: string }>(
    sql`select size, note, verifier_key from checkpoint where size > ${position} order by size desc limit 1`,
  )
  return row
}
