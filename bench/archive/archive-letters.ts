import { createHash, randomBytes } from 'node:crypto'
import type { ArchiveContext } from '../../archive/archive-context.ts'
import type { IngestRequest } from '../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../archive/ingest/insert-records.ts'
import { storePack } from '../../archive/ingest/store-pack.ts'
import { type EntityId, newId, type RecordId } from '../../core/words/id.ts'
import { nameOf, streetOf } from '../letters/people-names.ts'

/** Bytes of a one-page letter: what it shares with others (fonts, colour profile), and its own. */
const shared = Buffer.alloc(40_000, 'fonts and colour profile')
const sharedDigest = createHash('sha256').update(shared).digest('hex')
const ownBytes = 5_000

/** Archives letters as the hub does, at most 32 at once: bytes in a pack, records, leaves. Their document has the number 1. */
export async function archiveLetters(
  context: ArchiveContext,
  entity: EntityId,
  first: number,
  count: number,
): Promise<RecordId[]> {
  const stored = await storePack(
    context,
    Array.from({ length: count }, (_, at) => requestOf(entity, first + at, context.clock.now())),
  )
  await context.database.asHub((tx) => insertRecords(tx, stored))
  return stored.map(({ record }) => record)
}

function requestOf(entity: EntityId, at: number, now: Date): IngestRequest {
  return {
    record: newId('record', now),
    entity,
    message: newId('message', now),
    series: 'belastingen',
    class: 'decision',
    reference: `BEL-2026-${String(at).padStart(6, '0')}`,
    subject: 'Uw aanslag in de personenbelasting',
    recipientName: nameOf(at),
    recipientIndex: createHash('sha256').update(`person ${at}`).digest().subarray(0, 16),
    template: { key: 'aanslag', version: 1 },
    language: 'nl',
    letterDate: now.toISOString().slice(0, 10),
    channels: ['inbox'],
    searchText: `${streetOf(at)} ${at % 220} ${9_000 + (at % 900)} Gent`,
    documents: [
      {
        n: 1,
        kind: 'letter',
        variant: 'normal',
        name: 'brief.pdf',
        mediaType: 'application/pdf',
        pages: 1,
        segments: [
          { bytes: randomBytes(ownBytes) },
          { bytes: shared, shared: sharedDigest },
          { bytes: randomBytes(500) },
        ],
      },
    ],
  }
}
