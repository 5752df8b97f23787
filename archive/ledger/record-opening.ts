import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, MessageId, RecordId } from '../../core/words/id.ts'
import { type Facts, type LeafCode, type LeafKind, leafKind, storedNonce } from './leaf.ts'
import { addedFacts, closedFacts, type DocumentFacts, sealedFacts } from './record-facts.ts'

/** A record with everything that opens its leaves, as the tables hold it now. */
export interface RecordOpening {
  readonly record: RecordId
  readonly entity: EntityId
  readonly leaves: readonly LeafOpening[]
  readonly documents: readonly OpeningDocument[]
}
export interface LeafOpening {
  readonly n: number
  readonly kind: LeafKind
  readonly position: number | null
  readonly commitment: Buffer
  readonly nonce: Buffer | null
  /** Made again from the rows; absent for kinds whose facts are not in them. */
  readonly facts?: Facts
}
interface OpeningDocument extends DocumentFacts {
  readonly name: string
  readonly leaf: number
}

interface StoredLeaf {
  readonly n: number
  readonly kind: LeafCode
  readonly position: number | null
  /** Hex, as is `secret`. */
  readonly commitment: string
  readonly secret: string | null
}
interface Row {
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
  copyOf: RecordId | null
  closedAt: Date | null
  timelineDigest: Buffer | null
  documents: OpeningDocument[]
  leaves: StoredLeaf[]
}

/** Reads the openings of these records, as the hub, with one statement; records that do not exist are left out. */
export async function readOpenings(hub: Queryable, records: readonly RecordId[]): Promise<RecordOpening[]> {
  const rows = await hub.query<Row>(sql`
    select r.id as record, r.entity, r.message, k.series, k.class, r.reference, k.language,
      r.letter_date::text as "letterDate", r.recipient_index as "recipientIndex", k.template_key as "templateKey",
      k.template_version as "templateVersion", k.house_style_key as "houseStyleKey",
      k.house_style_version as "houseStyleVersion", r.copy_of as "copyOf", s.closed_at as "closedAt", s.timeline_digest as "timelineDigest",
      (select coalesce(json_agg(json_build_object('n', d.n, 'kind', d.kind, 'variant', d.variant, 'name', d.name,
         'mediaType', d.media_type, 'size', d.size, 'sha256', encode(d.sha256, 'hex'), 'leaf', d.leaf) order by d.n), '[]')
       from document_shown d where d.record = r.id) as documents,
      (select coalesce(json_agg(json_build_object('n', l.n, 'kind', l.kind, 'position', b.first + l.place,
         'commitment', encode(l.commitment, 'hex'), 'secret', encode(l.secret, 'hex')) order by l.n), '[]')
       from leaf l left join leaf_batch b on b.id = l.batch where l.record = r.id) as leaves
    from record r join record_kind k on k.id = r.kind left join record_state s on s.record = r.id
    where r.id = any(${arrayOf('uuid', records)})
    order by r.id`)
  return rows.map((row) => ({
    record: row.record,
    entity: row.entity,
    documents: row.documents,
    leaves: row.leaves.map((leaf) => openingOf(row, leaf)),
  }))
}

function openingOf(row: Row, { n, kind: code, position, commitment, secret }: StoredLeaf): LeafOpening {
  const kind = leafKind(code)
  const first = row.leaves.find((leaf) => leaf.n === 1)?.secret ?? null
  return {
    n,
    kind,
    position,
    commitment: Buffer.from(commitment, 'hex'),
    nonce: storedNonce({ n, kind, secret: bytesOf(secret) }, bytesOf(first)),
    ...factsOf(row, n, kind),
  }
}

function bytesOf(hex: string | null): Buffer | null {
  return hex === null ? null : Buffer.from(hex, 'hex')
}

function factsOf(row: Row, n: number, kind: LeafKind): { facts?: Facts } {
  const named = row.documents.filter((document) => document.leaf === n)
  if (kind === 'sealed') return { facts: n === 1 ? firstFacts(row, named) : addedFacts(row.record, named) }
  if (kind === 'closed' && row.timelineDigest !== null && row.closedAt !== null)
    return { facts: closedFacts(row.record, row.timelineDigest, row.closedAt) }
  return {}
}

function firstFacts(row: Row, documents: readonly OpeningDocument[]): Facts {
  return sealedFacts(
    {
      ...row,
      recipientIndex: row.recipientIndex ?? undefined,
      copyOf: row.copyOf ?? undefined,
      template: versionOf(row.templateKey, row.templateVersion),
      houseStyle: versionOf(row.houseStyleKey, row.houseStyleVersion),
    },
    documents,
  )
}

function versionOf(key: string | null, version: number | null): { key: string; version: number } | undefined {
  return key === null || version === null ? undefined : { key, version }
}
