import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import type { IngestRequest } from '../../../archive/ingest/ingest-request.ts'
import { growLedger } from '../../../archive/ledger/grow-ledger.ts'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { changeSeries, decideSeriesChange } from '../../../archive/retention/change-series.ts'
import type { Disposal, DisposalId } from '../../../archive/retention/disposal.ts'
import { findDisposal } from '../../../archive/retention/disposal.ts'
import { approveDisposal, proposeDisposal } from '../../../archive/retention/propose-disposal.ts'
import type { RetentionRule } from '../../../archive/retention/series.ts'
import { createSigner, newSigningKey, type Signer } from '../../../core/crypto/signer.ts'
import type { EntityId, RecordId } from '../../../core/words/id.ts'
import type { DisposalDeps } from '../../../dispatcher/disposal/disposal-deps.ts'
import { workDisposals } from '../../../dispatcher/disposal/work-disposals.ts'
import { type ArchiveFixture, document, openArchiveFixture, sha256, sharedFont } from '../../archive/archive-fixture.ts'

export const origin = 'uitpost.test/ledger'
export const rule: RetentionRule = {
  destination: 'destroy',
  periodMonths: 60,
  starts: 'sent',
  legalGround: 'Selectieregel 114',
}
export const anna = 'staff:00000000-0000-7000-8000-000000000001'
export const bert = 'staff:00000000-0000-7000-8000-000000000002'

/** A letter that was archived, and the hashes of its documents. */
export interface Kept {
  readonly record: RecordId
  readonly hashes: ReadonlyMap<number, string>
}

export interface Disposals extends ArchiveFixture {
  readonly deps: DisposalDeps
  readonly signer: Signer
  /** Gives a series a rule, with two people. */
  rule(entity: EntityId, series: string, wanted?: RetentionRule): Promise<void>
  /** Archives letters with a shared font, an attachment of their own and the same brochure, in one pack. */
  archive(entity: EntityId, several: readonly Partial<IngestRequest>[]): Promise<Kept[]>
  /** Moves the clock, with the partitions that the audit log needs then. */
  moveTo(instant: string): Promise<void>
  propose(entity: EntityId, series: string): Promise<DisposalId>
  approve(entity: EntityId, id: DisposalId): Promise<void>
  /** Works until nothing can go on at once; the ledger grows in between. */
  work(): Promise<void>
  read(entity: EntityId, id: DisposalId): Promise<Disposal>
  /** Whether every document of these records reads back with its hash. */
  expectWhole(entity: EntityId, kept: readonly Kept[]): Promise<void>
  expectGone(entity: EntityId, kept: readonly Kept[]): Promise<void>
  growLedger(): Promise<void>
  isReadable(entity: EntityId, record: RecordId): Promise<boolean>
}

/** @param key the signing key (PEM); absent: a new one */
export async function openDisposals(key = newSigningKey()): Promise<Disposals> {
  const at = await openArchiveFixture()
  const { database } = at.context
  const signer = createSigner(key)
  const deps: DisposalDeps = {
    database,
    blobs: at.context.blobs,
    signer,
    clock: at.clock,
    origin,
    backupDays: 35,
    leaseMs: 60_000,
  }
  const grow = async (): Promise<void> => {
    while ((await growLedger(database, { origin, signer, now: at.clock.now() })) !== undefined);
  }
  /** For which there are partitions. */
  const months = new Set<string>()
  const by = (actor: string) => ({ actor, now: at.clock.now() })
  return {
    ...at,
    deps,
    signer,
    growLedger: grow,
    isReadable: async (entity, record) => (await readArchivedDocument(at.context, { entity }, record, 1)) !== undefined,
    rule: async (entity, series, wanted = rule) => {
      await database.asHub(async (tx) => {
        const change = await changeSeries(tx, entity, series, { name: { nl: series }, rule: wanted }, by(anna))
        if (change.status === 'waiting') await decideSeriesChange(tx, entity, change.id, { verb: 'approve' }, by(bert))
      })
    },
    archive: async (entity, several) => {
      const requests = several.map((more) => {
        const documents = [
          document(1, [
            { bytes: randomBytes(600) },
            { bytes: sharedFont, shared: sha256(sharedFont) },
            { bytes: randomBytes(90) },
          ]),
          document(2, [{ bytes: randomBytes(300) }], { kind: 'attachment', name: 'plan.pdf' }),
        ]
        return at.letter(entity, { documents, ...more })
      })
      await at.keep(...requests)
      return requests.map(({ record, documents }) => ({
        record,
        hashes: new Map(
          documents.map(({ n, segments }) => [n, sha256(...segments.map(({ bytes }) => bytes))] as const),
        ),
      }))
    },
    moveTo: async (instant) => {
      at.clock.advance(Date.parse(instant) - at.clock.now().getTime())
      const month = instant.slice(0, 7)
      if (!months.has(month)) await database.hub.query(sql`select make_partitions_ahead(${at.clock.now()}::date, 1)`)
      months.add(month)
    },
    propose: async (entity, series) =>
      (await database.asHub((tx) => proposeDisposal(tx, entity, series, undefined, by(anna)))).id,
    approve: async (entity, id) => {
      await database.asHub((tx) => approveDisposal(tx, entity, id, { graceMs: 0 }, by(bert)))
    },
    work: async () => {
      for (let idle = 0; idle < 3; ) {
        if (await workDisposals(deps)) idle = 0
        else {
          await grow()
          at.clock.advance(2_000)
          idle += 1
        }
      }
    },
    read: async (entity, id) => {
      const found = await findDisposal(database.hub, entity, id)
      if (found === undefined) throw new Error('No such disposal')
      return found
    },
    expectWhole: async (entity, kept) => {
      for (const { record, hashes } of kept)
        for (const [n, hash] of hashes) {
          const found = await readArchivedDocument(at.context, { entity }, record, n)
          expect(found && createHash('sha256').update(found.bytes).digest('hex')).toBe(hash)
        }
    },
    expectGone: async (entity, kept) => {
      for (const { record, hashes } of kept)
        for (const n of hashes.keys())
          expect(await readArchivedDocument(at.context, { entity }, record, n)).toBeUndefined()
    },
  }
}
