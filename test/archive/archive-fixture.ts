import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type ArchiveContext, openArchive } from '../../archive/archive-context.ts'
import type { IngestDocument, IngestRequest, StoredRecord } from '../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../archive/ingest/insert-records.ts'
import { storePack } from '../../archive/ingest/store-pack.ts'
import { openFileBlobs } from '../../core/blobs/file-blobs.ts'
import { newEntityKey } from '../../core/crypto/entity-key.ts'
import { createKeyring, type Keyring } from '../../core/crypto/keyring.ts'
import type { ByteSegments } from '../../core/words/byte-segments.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import { cloneDatabase, type TestDatabase } from '../support/database/database.ts'
import { ManualClock } from '../support/hub/manual-clock.ts'
import { afterFile } from '../support/process/after-file.ts'

export interface ArchiveFixture {
  readonly context: ArchiveContext
  readonly clock: ManualClock
  readonly keyring: Keyring
  readonly test: TestDatabase
  readonly folder: string
  newEntity(code: string, by?: Keyring): Promise<EntityId>
  /** A request for a letter as the PDF writer makes it: own bytes around a shared font. */
  letter(entity: EntityId, more?: Partial<IngestRequest>): IngestRequest
  keep(...requests: IngestRequest[]): Promise<readonly StoredRecord[]>
}

/** The font of every letter here. */
export const sharedFont = Buffer.alloc(30_000, 'font')

export async function openArchiveFixture(
  keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32)),
): Promise<ArchiveFixture> {
  const test = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-archive-'))
  afterFile(() => rm(folder, { recursive: true }))
  const clock = new ManualClock('2026-11-24T10:00:00Z')
  const blobs = openFileBlobs(join(folder, 'blobs'), () => randomBytes(6).toString('hex'))
  const context = openArchive({ database: test.database, blobs, keyring, clock })
  return {
    context,
    clock,
    keyring,
    test,
    folder,
    newEntity: async (code, by = keyring) => {
      const id = newId('entity', clock.now())
      await test.database.hub.query(sql`insert into entity values (${id}, ${code}, '{"nl":"Dienst"}', 'flemish', 'nl-only',
        'open', ${newEntityKey(by, id)}, ${clock.now()})`)
      return id
    },
    letter: (entity, more) => letterOf(entity, clock.now(), more),
    keep: async (...requests) => {
      const stored = await storePack(context, requests)
      await test.database.asHub((tx) => insertRecords(tx, stored))
      return stored
    },
  }
}

function letterOf(entity: EntityId, now: Date, more: Partial<IngestRequest> = {}): IngestRequest {
  return {
    record: newId('record', now),
    entity,
    message: newId('message', now),
    series: 'omgevingsvergunningen',
    class: 'decision',
    reference: 'OMV-2026-0042',
    dossier: 'D-17',
    subject: 'Uw omgevingsvergunning',
    recipientName: 'Jan Peeters',
    recipientIndex: createHash('sha256').update('53480200724').digest(),
    template: { key: 'vergunning-toegekend', version: 3 },
    houseStyle: { key: 'stad', version: 1 },
    language: 'nl',
    letterDate: '2026-11-24',
    channels: ['inbox'],
    costCentre: '4711',
    searchText: 'Kerkstraat 12 uitbreiding woning',
    documents: [document(1, ropeOf(randomBytes(2_000), sharedFont, randomBytes(500)))],
    ...more,
  }
}

export function document(n: number, segments: ByteSegments, more: Partial<IngestDocument> = {}): IngestDocument {
  return {
    n,
    kind: 'letter',
    variant: 'normal',
    name: 'brief.pdf',
    mediaType: 'application/pdf',
    pages: 1,
    segments: segments,
    ...more,
  }
}

/** Own bytes, the shared ones between them. */
function ropeOf(before: Uint8Array, shared: Uint8Array, after: Uint8Array): ByteSegments {
  return [{ bytes: before }, { bytes: shared, shared: sha256(shared) }, { bytes: after }]
}

export function sha256(...parts: readonly Uint8Array[]): string {
  return createHash('sha256').update(Buffer.concat(parts)).digest('hex')
}
