import type { Columns } from '../../core/db/rows-of.ts'
import type { EntityId, RecordId } from '../../core/words/id.ts'
import type { LeafKind } from '../ledger/leaf.ts'
import type { StoredDocument, StoredPack, StoredRecord } from './ingest-request.ts'

export interface DocumentRow {
  readonly record: RecordId
  /** The number of the leaf of the record that names the document. */
  readonly leaf: number
  readonly document: StoredDocument
}
export interface LeafRow {
  readonly record: RecordId
  readonly entity: EntityId
  readonly n: number
  readonly kind: LeafKind
  readonly commitment: Uint8Array
  readonly nonce: Uint8Array
}

export const recordColumns: Columns<StoredRecord> = {
  id: ['uuid', (row) => row.record],
  entity: ['uuid', (row) => row.request.entity],
  message: ['uuid', (row) => row.request.message],
  series: ['text', (row) => row.request.series],
  class: ['text', (row) => row.request.class],
  reference: ['text', (row) => row.request.reference],
  dossier: ['text', (row) => row.request.dossier ?? null],
  subject: ['text', (row) => row.request.subject],
  recipient_name: ['text', (row) => row.request.recipientName],
  recipient_index: ['bytea', (row) => row.request.recipientIndex ?? null],
  check_index: ['bytea', (row) => row.request.checkIndex ?? null],
  template_key: ['text', (row) => row.request.template?.key ?? null],
  template_version: ['int', (row) => row.request.template?.version ?? null],
  house_style_key: ['text', (row) => row.request.houseStyle?.key ?? null],
  house_style_version: ['int', (row) => row.request.houseStyle?.version ?? null],
  language: ['text', (row) => row.request.language],
  letter_date: ['date', (row) => row.request.letterDate],
  channels: ['text', (row) => `{${row.request.channels.join(',')}}`],
  sent_at: ['timestamptz', (row) => row.request.sentAt ?? null],
  cost_centre: ['text', (row) => row.request.costCentre ?? null],
  test: ['boolean', (row) => row.request.test ?? false],
  wrapped_key: ['bytea', (row) => row.wrappedKey],
  search_text: ['text', (row) => row.request.searchText],
  copy_of: ['uuid', (row) => row.request.copyOf ?? null],
}

export const documentColumns: Columns<DocumentRow> = {
  record: ['uuid', (row) => row.record],
  n: ['int', (row) => row.document.n],
  id: ['uuid', (row) => row.document.id],
  kind: ['text', (row) => row.document.kind],
  variant: ['text', (row) => row.document.variant],
  name: ['text', (row) => row.document.name],
  media_type: ['text', (row) => row.document.mediaType],
  pages: ['int', (row) => row.document.pages ?? null],
  size: ['int', (row) => row.document.size],
  sha256: ['bytea', (row) => Buffer.from(row.document.sha256, 'hex')],
  leaf: ['int', (row) => row.leaf],
  pack: ['uuid', (row) => row.document.place.pack],
  pack_offset: ['int', (row) => row.document.place.offset],
  pack_length: ['int', (row) => row.document.place.length],
  deflated: ['boolean', (row) => row.document.place.deflated],
  own_lengths: ['text', (row) => `{${row.document.place.ownLengths.join(',')}}`],
  shared_parts: ['text', (row) => `{${row.document.place.sharedParts.join(',')}}`],
  dictionary: ['bigint', (row) => row.document.place.dictionary ?? null],
}

export const leafColumns: Columns<LeafRow> = {
  record: ['uuid', (row) => row.record],
  n: ['int', (row) => row.n],
  entity: ['uuid', (row) => row.entity],
  kind: ['text', (row) => row.kind],
  commitment: ['bytea', (row) => row.commitment],
  nonce: ['bytea', (row) => row.nonce],
}

export const packColumns: Columns<StoredPack> = {
  id: ['uuid', (pack) => pack.id],
  entity: ['uuid', (pack) => pack.entity],
  series: ['text', (pack) => pack.series],
  size: ['int', (pack) => pack.size],
  written_at: ['timestamptz', (pack) => pack.writtenAt],
}
