import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { type ArchiveContext, openArchive } from '../../archive/archive-context.ts'
import { verifyCheckpoint } from '../../archive/ledger/checkpoint.ts'
import { growLedger } from '../../archive/ledger/grow-ledger.ts'
import { insertingLeaves } from '../../archive/ledger/insert-leaves.ts'
import { leafHash } from '../../archive/ledger/merkle.ts'
import { proveRecord, type RecordProof } from '../../archive/ledger/prove-record.ts'
import { readTiles } from '../../archive/ledger/read-tiles.ts'
import { rootByInclusion } from '../../archive/ledger/verify-path.ts'
import { openFileBlobs } from '../../core/blobs/file-blobs.ts'
import { systemClock } from '../../core/clock.ts'
import { createSigner } from '../../core/crypto/signer.ts'
import { type EntityId, newId, type RecordId } from '../../core/words/id.ts'
import type { BenchOptions } from '../bench-options.ts'
import { openInstallation } from '../installation/open-installation.ts'
import { type BenchResult, calibrate, type Figure, figure, machine, percentile } from '../measure.ts'
import { fillLedger, type MeasuredLog } from './fill-ledger.ts'

const sizes = {
  full: { leaves: 10_000_000, parts: 50, appended: 50_000 },
  brief: { leaves: 500_000, parts: 25, appended: 10_000 },
  smoke: { leaves: 4_000, parts: 2, appended: 300 },
} as const
const runs = 3
const batchSize = 32
const megabyte = 1024 * 1024

/**
 * The ledger of ten million leaves: leaves a second that the sequencer appends, how long a proof takes at any place of the log, how
 * long its verification, how long a tile, and what memory appending takes.
 */
export async function benchLedger({ size }: BenchOptions): Promise<BenchResult> {
  const wanted = sizes[size]
  const before = calibrate()
  await using installation = await openInstallation([])
  const { database, keyring } = installation
  const folder = await mkdtemp(join(tmpdir(), 'uitpost-bench-ledger-'))
  try {
    const [row] = await database.hub.query<{ id: EntityId }>(sql`select id from entity order by id limit 1`)
    if (row === undefined) throw new Error('The installation has no entity')
    const context = openArchive({
      database,
      blobs: openFileBlobs(folder, () => randomBytes(6).toString('hex')),
      keyring,
      clock: systemClock,
    })
    const { privateKey } = generateKeyPairSync('ed25519')
    const log = {
      origin: 'uitpost.example.be/ledger',
      signer: createSigner(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
    }
    const began = performance.now()
    const records = await fillLedger(context, log, row.id, wanted)
    const filled = (performance.now() - began) / 1_000
    return {
      bench: 'ledger',
      at: systemClock.now().toISOString(),
      machine: machine([before, calibrate()]),
      settings: { ...wanted, filledInSeconds: Math.round(filled) },
      figures: [
        ...(await append(context, log, row.id, wanted.appended)),
        ...(await prove(context, row.id, records)),
        await readEachTile(context, Math.floor(wanted.leaves / 256)),
      ],
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Leaves wait in batches, as chunks of letters leave them; then the sequencer numbers them, round by round. */
async function append(
  { database, clock }: ArchiveContext,
  log: MeasuredLog,
  entity: EntityId,
  count: number,
): Promise<Figure[]> {
  const rates: number[] = []
  const grown: number[] = []
  for (let run = 0; run < runs; run++) {
    for (let from = 0; from < count; from += batchSize) {
      const leaves = Array.from({ length: Math.min(batchSize, count - from) }, () => ({
        record: newId('record', clock.now()),
        entity,
        n: 1,
        kind: 'sealed' as const,
        commitment: randomBytes(32),
        secret: randomBytes(16),
      }))
      await database.hub.query(sql`with ${insertingLeaves(leaves)} select 1`)
    }
    const memory = process.memoryUsage().rss
    let most = memory
    const began = performance.now()
    while ((await growLedger(database, { ...log, now: clock.now() })) !== undefined)
      most = Math.max(most, process.memoryUsage().rss)
    rates.push((count * 1_000) / (performance.now() - began))
    grown.push((most - memory) / megabyte)
  }
  return [
    figure('appended, numbered and signed', 'leaves/s', rates, { bar: 5_000 }),
    figure('more memory while appending', 'MB', grown, { bar: 100, atMost: true }),
  ]
}

async function prove(context: ArchiveContext, entity: EntityId, records: readonly RecordId[]): Promise<Figure[]> {
  const proving: number[] = []
  const verifying: number[] = []
  // The first round warms compiler and statements.
  for (const round of [0, 1])
    for (const record of records) {
      const began = performance.now()
      const proof = await proveRecord(context, { entity }, record)
      const proven = performance.now()
      if (proof === undefined || proof === 'pending' || !isProven(proof)) throw new Error('A leaf was not proven')
      if (round === 0) continue
      proving.push(proven - began)
      verifying.push(performance.now() - proven)
    }
  return [
    figure('proof of a leaf, p95', 'ms', [percentile(proving, 95)], { bar: 10, atMost: true }),
    figure('proof of a leaf', 'ms', proving),
    figure('its verification, p95', 'ms', [percentile(verifying, 95)]),
  ]
}

function isProven({ leaf, leafIndex, treeSize, path, checkpoint, verifierKey }: RecordProof): boolean {
  const signed = verifyCheckpoint(checkpoint, verifierKey)
  const root = rootByInclusion(leafHash(leaf), leafIndex, treeSize, path)
  return signed !== undefined && root?.equals(signed.root) === true
}

async function readEachTile({ database }: ArchiveContext, count: number): Promise<Figure> {
  const times: number[] = []
  for (let at = 0; at < 400; at++) {
    const began = performance.now()
    const tiles = await readTiles(database.hub, [{ level: 0, number: (at * 7_919) % count }])
    times.push(performance.now() - began)
    if (tiles[0]?.hashes.length !== 256 * 32) throw new Error('A tile is not whole')
  }
  return figure('one full tile, p95', 'ms', [percentile(times, 95)])
}
