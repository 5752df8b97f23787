import type { BytesSource } from '../ui/api/api.ts'
import type { ArchiveRecord, RecordDocument } from '../ui/api/archive-types.ts'

export function documentSource(
  record: ArchiveRecord,
  document: RecordDocument,
  headers: Readonly<Record<string, string>>,
): BytesSource {
  return { path: `/v1/archive/records/${record.id}/documents/${document.n}`, headers }
}

export function fileName(record: ArchiveRecord, { n, mediaType }: RecordDocument): string {
  const ending =
    { 'application/pdf': 'pdf', 'text/html': 'html', 'message/rfc822': 'eml', 'application/xml': 'xml' }[mediaType] ??
    'bin'
  return `${record.id}-${n}.${ending}`
}

/** The key of the text that names the kind of document. */
export function wordOf({ kind }: RecordDocument): string {
  return `document.${kind}`
}
