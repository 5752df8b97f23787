import { sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import type { EntityId, Id, MessageId, RecordId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { ChannelName, DocumentKind, MessageStatus } from '../../core/words/message.ts'
import type { ArchiveContext } from '../archive-context.ts'
import { inScope, type Reader } from './read-document.ts'

export interface ReadRecord {
  readonly id: RecordId
  readonly entity: EntityId
  readonly message: MessageId
  readonly test: boolean
  readonly series: string
  readonly class: string
  readonly reference: string
  readonly dossier: string | null
  readonly subject: string
  readonly recipientName: string
  /** Start of the blind index of the recipient's number. */
  readonly recipientIndex: Buffer | null
  /** Of a copy: the record of the letter that it repeats. */
  readonly copyOf: RecordId | null
  readonly templateKey: string | null
  readonly templateVersion: number | null
  readonly language: Language
  /** yyyy-mm-dd */
  readonly letterDate: string
  readonly status: MessageStatus
  readonly channels: readonly ChannelName[]
  readonly sentAt: Date | null
  readonly closedAt: Date | null
  /** The number of its `sealed` leaf in the log. */
  readonly position: number | null
  readonly documents: readonly {
    readonly n: number
    readonly id: Id<'document'>
    readonly kind: DocumentKind
    readonly name: string
    readonly variant: 'normal' | 'large'
    readonly mediaType: string
    readonly pages: number | null
    readonly size: number
    readonly sha256: string
  }[]
}

/** A record without its bytes. Undefined when it does not exist, or this reader may not see it. */
export async function readRecord(
  context: Pick<ArchiveContext, 'database'>,
  reader: Reader,
  record: RecordId,
): Promise<ReadRecord | undefined> {
  return inScope(context.database, reader, (tx) => recordInScope(tx, record))
}

/** As `readRecord`, in a transaction that has the scope of its reader. */
export async function recordInScope(tx: Tx, record: RecordId): Promise<ReadRecord | undefined> {
  const [row] = await tx.query<ReadRecord>(sql`
    select r.id, r.entity, r.message, r.test, k.series, k.class, r.reference, r.dossier, r.subject,
      r.recipient_name as "recipientName",
      substr(r.recipient_index, 1, 16) as "recipientIndex", r.copy_of as "copyOf", k.template_key as "templateKey", k.template_version as "templateVersion",
      k.language, r.letter_date::text as "letterDate", coalesce(s.status, 'processing') as status,
      coalesce(s.channels, k.channels) as channels, coalesce(s.sent_at, r.sent_at) as "sentAt",
      s.closed_at as "closedAt", b.first + l.place as position,
      (select coalesce(json_agg(json_build_object('n', d.n, 'id', d.id, 'kind', d.kind, 'name', d.name, 'variant', d.variant,
         'mediaType', d.media_type, 'pages', d.pages, 'size', d.size, 'sha256', encode(d.sha256, 'hex')) order by d.n), '[]')
       from document_shown d where d.record = r.id) as documents
    from record r
    join record_kind k on k.id = r.kind
    left join record_state s on s.record = r.id
    left join leaf l on l.record = r.id and l.n = 1
    left join leaf_batch b on b.id = l.batch
    where r.id = ${record}`)
  return row
}
