import type { Columns } from '../../core/db/rows-of.ts'
import type { RecordId } from '../../core/words/id.ts'
import type { IngestRequest, StoredDocument, StoredPack, StoredRecord } from './ingest-request.ts'
import { followsFromName, usualNames } from './usual-names.ts'

export interface DocumentRow {
  readonly record: RecordId
  /** The number of the leaf of the record that names the document. */
  readonly leaf: number
  readonly document: StoredDocument
}

/** What the records of one kind of letter have in common: `record_kind` stores it once. */
export type RecordKind = Pick<
  IngestRequest,
  'entity' | 'series' | 'class' | 'template' | 'houseStyle' | 'language' | 'channels'
>

export const kindColumns: Columns<RecordKind> = {
  place: ['int', (_, index) => index],
  entity: ['uuid', (kind) => kind.entity],
  series: ['text', (kind) => kind.series],
  class: ['text', (kind) => kind.class],
  template_key: ['text', (kind) => kind.template?.key ?? null],
  template_version: ['int', (kind) => kind.template?.version ?? null],
  house_style_key: ['text', (kind) => kind.houseStyle?.key ?? null],
  house_style_version: ['int', (kind) => kind.houseStyle?.version ?? null],
  language: ['text', (kind) => kind.language],
  channels: ['text', (kind) => `{${kind.channels.join(',')}}`],
}

/** The kinds of these records, each once and in a fixed order, and the place among them of each record's kind. */
export function kindsOf(stored: readonly StoredRecord[]): { kinds: RecordKind[]; places: number[] } {
  const keys = stored.map(({ request }) => keyOfKind(request))
  const kinds = new Map(stored.map(({ request }, at) => [keys[at] ?? '', request]))
  const sorted = [...kinds.keys()].sort()
  return { kinds: sorted.flatMap((key) => kinds.get(key) ?? []), places: keys.map((key) => sorted.indexOf(key)) }
}

function keyOfKind({ entity, series, class: of, template, houseStyle, language, channels }: RecordKind): string {
  const versions = [template?.key, template?.version, houseStyle?.key, houseStyle?.version]
  return JSON.stringify([entity, series, of, ...versions, language, ...channels])
}

/** @param places the place of each record's kind among the kinds */
export const recordColumns = (places: readonly number[]): Columns<StoredRecord> => ({
  id: ['uuid', (row) => row.record],
  entity: ['uuid', (row) => row.request.entity],
  message: ['uuid', (row) => row.request.message],
  kind_place: ['int', (_, index) => places[index]],
  reference: ['text', (row) => row.request.reference],
  dossier: ['text', (row) => row.request.dossier ?? null],
  subject: ['text', (row) => row.request.subject],
  recipient_name: ['text', (row) => row.request.recipientName],
  recipient_index: ['bytea', (row) => row.request.recipientIndex ?? null],
  check_index: ['bytea', (row) => row.request.checkIndex ?? null],
  letter_date: ['date', (row) => row.request.letterDate],
  sent_at: ['timestamptz', (row) => row.request.sentAt ?? null],
  cost_centre: ['text', (row) => row.request.costCentre ?? null],
  test: ['boolean', (row) => row.request.test ?? false],
  wrapped_key: ['bytea', (row) => row.wrappedKey],
  search_text: ['text', (row) => row.request.searchText],
  copy_of: ['uuid', (row) => row.request.copyOf ?? null],
})

/** A list of numbers as the text of an array. */
const list = (numbers: readonly number[]): string => `{${numbers.join(',')}}`

/** What does not follow from the rest: the view `document_shown` gives the rest to readers. */
export const documentColumns: Columns<DocumentRow> = {
  record: ['uuid', (row) => row.record],
  n: ['int', (row) => row.document.n],
  kind: ['text', (row) => row.document.kind],
  variant: ['text', ({ document }) => (document.variant === 'normal' ? null : document.variant)],
  usual: ['text', ({ document }) => usualNames.get(document.name) ?? null],
  name: ['text', ({ document }) => (usualNames.has(document.name) ? null : document.name)],
  media_type: ['text', ({ document: { mediaType, name } }) => (followsFromName(mediaType, name) ? null : mediaType)],
  pages: ['int', (row) => row.document.pages ?? null],
  size: ['int', (row) => row.document.size],
  sha256: ['bytea', (row) => Buffer.from(row.document.sha256, 'hex')],
  leaf: ['int', (row) => row.leaf],
  pack: ['uuid', (row) => row.document.place.pack],
  pack_offset: ['int', (row) => row.document.place.offset],
  pack_length: ['int', (row) => row.document.place.length],
  deflated: ['boolean', (row) => row.document.place.deflated],
  own_lengths: ['text', ({ document: { place } }) => (place.sharedParts.length === 0 ? null : list(place.ownLengths))],
  shared_parts: [
    'text',
    ({ document: { place } }) => (place.sharedParts.length === 0 ? null : list(place.sharedParts)),
  ],
  dictionary: ['bigint', (row) => row.document.place.dictionary ?? null],
}

export const packColumns: Columns<StoredPack> = {
  id: ['uuid', (pack) => pack.id],
  entity: ['uuid', (pack) => pack.entity],
  series: ['text', (pack) => pack.series],
  size: ['int', (pack) => pack.size],
  written_at: ['timestamptz', (pack) => pack.writtenAt],
  sha256: ['bytea', (pack) => pack.sha256],
}
