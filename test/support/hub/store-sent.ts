import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { IngestDocument } from '../../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../../archive/ingest/insert-records.ts'
import { storePack } from '../../../archive/ingest/store-pack.ts'
import { type EntityId, type MessageId, newId, type RecordId } from '../../../core/words/id.ts'
import type { TestApi } from './open-test-api.ts'

export interface StoredForTest {
  readonly record: RecordId
  readonly pdf: Buffer
  readonly page: Buffer
}

/** Archives a letter and its page for a message, as preparing it would. */
export async function storeSent(
  { archive, clock, test }: TestApi,
  entity: EntityId,
  message: MessageId,
  recipientIndex?: Uint8Array,
): Promise<StoredForTest> {
  const record = newId('record', clock.now())
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3_000)])
  const page = Buffer.from(
    `<!doctype html><title>Brief</title><h1>Uw vergunning</h1><p>${randomBytes(8).toString('hex')}</p>`,
  )
  const stored = await storePack(archive, [
    {
      record,
      entity,
      message,
      series: 'vergunningen',
      class: 'information',
      reference: 'OMV-2026-0042',
      subject: 'Uw vergunning',
      recipientName: 'Jan Peeters',
      ...(recipientIndex !== undefined && { recipientIndex }),
      language: 'nl',
      letterDate: '2026-11-24',
      channels: ['inbox'],
      searchText: 'OMV-2026-0042',
      documents: [
        documentOf(1, 'letter', 'brief.pdf', 'application/pdf', pdf),
        documentOf(2, 'page', 'brief.html', 'text/html', page),
      ],
    },
  ])
  await test.database.asHub(async (tx) => {
    await insertRecords(tx, stored)
    await tx.query(sql`update message set record = ${record} where id = ${message}`)
  })
  return { record, pdf, page }
}

function documentOf(
  n: number,
  kind: IngestDocument['kind'],
  name: string,
  mediaType: string,
  bytes: Buffer,
): IngestDocument {
  const pages = kind === 'letter' ? { pages: 1 } : {}
  return { n, kind, variant: 'normal', name, mediaType, ...pages, segments: [{ bytes }] }
}
