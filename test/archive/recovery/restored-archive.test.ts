import { randomBytes } from 'node:crypto'
import { appendFile, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { type ArchiveContext, openArchive } from '../../../archive/archive-context.ts'
import type { IngestRequest } from '../../../archive/ingest/ingest-request.ts'
import { insertRecords } from '../../../archive/ingest/insert-records.ts'
import { readPackIndex } from '../../../archive/ingest/pack-index.ts'
import { packKey } from '../../../archive/ingest/pack-key.ts'
import { storePack } from '../../../archive/ingest/store-pack.ts'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { openSequencer } from '../../../archive/ledger/open-sequencer.ts'
import { proveConsistency } from '../../../archive/ledger/prove-consistency.ts'
import { leafFileOf, openPublishedFiles } from '../../../archive/ledger/published/published-files.ts'
import { publishedCheckpoint } from '../../../archive/ledger/published-log.ts'
import { LedgerBroken } from '../../../archive/ledger/sequence-leaves.ts'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { adoptRecord, readRecordToAdopt } from '../../../archive/recovery/adopt-record.ts'
import { compareWithPublished, continueLog } from '../../../archive/recovery/continue-log.ts'
import { type FoundRecord, surveyPacks } from '../../../archive/recovery/survey-packs.ts'
import { exportArchive } from '../../../archive/verify/export-archive.ts'
import { verifyArchive } from '../../../archive/verify/verify-archive.ts'
import { verifyExport } from '../../../archive/verify/verify-export.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { createLog } from '../../../core/log.ts'
import { newId } from '../../../core/words/id.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { openArchiveFixture } from '../archive-fixture.ts'

const origin = 'uitpost.test/ledger'
const signer = createSigner(newSigningKey())
const key = verifierKey(origin, signer.publicKey)

/** An archive whose database was copied at one moment, went on, and is lost: the copy is what was restored. */
async function openRestored(after: number) {
  const at = await openArchiveFixture()
  const mine = await at.newEntity('OVO000001')
  const checkpointFile = join(at.folder, 'checkpoints')
  const sequencerOf = (context: ArchiveContext) =>
    openSequencer({ context, signer, origin, checkpointFile, log: createLog('silent'), everyMs: 3_600_000 })
  const sequencer = sequencerOf(at.context)
  await at.keep(at.letter(mine), at.letter(mine))
  await sequencer.round()
  // At the restored moment these leaves wait for their number.
  await at.keep(at.letter(mine), at.letter(mine))
  const copy = await copyOf(at.test.name)
  await sequencer.round()
  const lost = []
  for (let i = 0; i < after; i += 1) lost.push(...(await at.keep(at.letter(mine, { reference: `LOST-${i}` }))))
  await sequencer.round()
  await sequencer.close()
  const { blobs } = at.context
  const context = openArchive({ database: copy, blobs, keyring: at.keyring, clock: at.clock })
  const files = openPublishedFiles(checkpointFile)
  const deps = { database: copy, files, verifierKey: key, now: at.clock.now() }
  const recovery = newId('recovery', at.clock.now())
  await copy.hub.query(sql`
    insert into recovery (id, begun_at, begun_by, log_size, published_size, feed_xid)
    values (${recovery}, now(), 'test', 0, 0, pg_snapshot_xmin(pg_current_snapshot()))`)
  const survey = async (): Promise<FoundRecord[]> => {
    const found: FoundRecord[] = []
    for await (const step of surveyPacks(context, files.leaves, await sizes())) found.push(...step.records)
    return found
  }
  const first = await compareWithPublished(deps)
  const sizes = async () => first
  const findings = async (): Promise<string[]> => {
    const all: string[] = []
    for await (const step of verifyArchive(context, { verifierKey: key, checkpointFile }))
      if (step.kind === 'finding') all.push(step.finding.what)
    return all
  }
  return {
    at,
    mine,
    lost,
    context,
    copy,
    files,
    deps,
    recovery,
    survey,
    sizes: first,
    findings,
    checkpointFile,
    sequencerOf,
  }
}

test('the published log goes on: waiting leaves get their published number, and no checkpoint contradicts an earlier one', async () => {
  const of = await openRestored(3)
  expect(of.sizes).toEqual({ known: 2, published: 7 })
  await expect(of.sequencerOf(of.context).round()).rejects.toThrow(LedgerBroken)
  await continueLog(of.deps, of.recovery, of.sizes)
  expect(await compareWithPublished(of.deps)).toEqual({ known: 7, published: 7 })
  const first = await of.copy.hub.query<{ first: number | null; size: number }>(
    sql`select first, size from leaf_batch order by id`,
  )
  expect(first).toEqual([
    { first: 0, size: 2 },
    { first: 2, size: 2 },
  ])
  expect(await of.copy.hub.query(sql`select first, size from hash_only_leaf`)).toEqual([{ first: 4, size: 3 }])
  expect(await of.findings()).toEqual([])

  const seen = await readFile(of.checkpointFile, 'utf8')
  await storeOne(of.context, of.at.letter(of.mine, { reference: 'LATER' }))
  const sequencer = of.sequencerOf(of.context)
  await sequencer.round()
  await sequencer.close()
  expect(await readFile(of.checkpointFile, 'utf8')).toContain(seen)
  expect(await publishedCheckpoint(of.copy.hub)).toContain('\n8\n')
  // What a witness asks for: a proof from the size that it saw before the restore.
  expect(await proveConsistency(of.copy.hub, 7, 8)).not.toHaveLength(0)
  expect(await of.findings()).toEqual([])
})

test('a repetition, also after an interruption before the checkpoints were written, gives the same log', async () => {
  const of = await openRestored(2)
  await continueLog(of.deps, of.recovery, of.sizes)
  const all = () => of.copy.hub.query(sql`select level, number, hashes from tile order by 1, 2`)
  const tiles = await all()
  await asSuperuser(of.copy.hub, `delete from checkpoint where size > 2`)
  await continueLog(of.deps, of.recovery, of.sizes)
  expect(await all()).toEqual(tiles)
  expect(await of.findings()).toEqual([])
})

test('a file in which a suspended process repeated a checkpoint, and a crash cut a line off, continues at its largest one', async () => {
  const of = await openRestored(3)
  const [older = ''] = (await readFile(of.checkpointFile, 'utf8')).split('\n')
  await appendFile(of.checkpointFile, `{"size":9,"note":"uitp\n${older}\n`)
  expect(await compareWithPublished(of.deps)).toEqual({ known: 2, published: 7 })
  await continueLog(of.deps, of.recovery, of.sizes)
  expect(await of.copy.hub.query(sql`select max(size) as size from checkpoint`)).toEqual([{ size: 7 }])
  expect(await of.findings()).toEqual([])
})

test('an export of a log with leaves known by hash only is written, and names them as gone', async () => {
  const of = await openRestored(2)
  await continueLog(of.deps, of.recovery, of.sizes)
  const folder = join(of.at.folder, 'export')
  for await (const _ of exportArchive(of.context, folder, {}));
  const found: string[] = []
  for await (const step of verifyExport(folder, { verifierKey: key }))
    if (step.kind === 'finding') found.push(`${step.finding.what} ${step.finding.leaf}`)
  expect(found).toEqual(['leaf-missing 4', 'leaf-missing 5'])
  // A leaf that no recovery names is a fault of the hub, and no export hides it.
  await of.copy.hub.query(sql`delete from hash_only_leaf`)
  const again = async () => {
    for await (const _ of exportArchive(of.context, `${folder}-2`, {}));
  }
  await expect(again()).rejects.toThrow(LedgerBroken)
})

test('records come back whole from their packs, with the leaf under which they were published', async () => {
  const of = await openRestored(2)
  await continueLog(of.deps, of.recovery, of.sizes)
  const found = await of.survey()
  expect(new Map(found.map(({ indexed, leaf }) => [indexed.request.reference, leaf]))).toEqual(
    new Map([
      ['LOST-0', 4],
      ['LOST-1', 5],
    ]),
  )
  for (const { indexed, pack, packSize, leaf } of found) {
    const record = { record: indexed.record, entity: of.mine, pack, leaf }
    const stored = await readRecordToAdopt(of.context, record, packSize)
    expect(await of.copy.asHub((tx) => adoptRecord(tx, stored, leaf))).toBe(true)
    expect(await of.copy.asHub((tx) => adoptRecord(tx, stored, leaf))).toBe(false)
  }
  for (const { record, documents } of of.lost) {
    const read = await readArchivedDocument(of.context, { entity: of.mine }, record, 1)
    expect(read?.bytes).toHaveLength(documents[0]?.size ?? 0)
  }
  expect(await of.survey()).toEqual([])
  const sequencer = of.sequencerOf(of.context)
  await sequencer.round()
  await sequencer.close()
  // No leaf is numbered again.
  expect(await compareWithPublished(of.deps)).toEqual({ known: 6, published: 6 })
  expect(await of.findings()).toEqual([])
})

test('files of another log, or of fewer hashes than were signed, change nothing', async () => {
  const of = await openRestored(2)
  const other = createSigner(newSigningKey())
  await expect(compareWithPublished({ ...of.deps, verifierKey: verifierKey(origin, other.publicKey) })).rejects.toThrow(
    /not signed by the key/,
  )
  const leaves = leafFileOf(of.checkpointFile)
  const whole = await readFile(leaves)
  await truncate(leaves, whole.length - 5)
  await expect(compareWithPublished(of.deps)).rejects.toThrow(/ends before/)
  const altered = Buffer.from(whole)
  altered.set(randomBytes(32), whole.length - 32)
  await writeFile(leaves, altered)
  await expect(continueLog(of.deps, of.recovery, of.sizes)).rejects.toThrow(/hashes differ/)
  expect(await of.copy.hub.query(sql`select size from checkpoint where size > 2`)).toEqual([])
  await writeFile(leaves, whole)
  await continueLog(of.deps, of.recovery, of.sizes)
  expect(await of.findings()).toEqual([])
})

test('the index of a pack is readable by the key of its entity alone, and only in its own pack', async () => {
  const of = await openRestored(1)
  const [found] = await of.survey()
  if (found === undefined) throw new Error('nothing was found')
  const { pack, packSize: size } = found
  const { blobs, entityKeys } = of.context
  const entityKey = await entityKeys.of(of.mine)
  const read = (keyOf: Uint8Array, name = pack) => readPackIndex(blobs, keyOf, { entity: of.mine, pack: name, size })
  expect((await read(entityKey))?.records).toHaveLength(1)
  await expect(read(randomBytes(32))).rejects.toThrow()
  const bytes = await blobs.read(packKey(of.mine, pack))
  expect(bytes.includes(Buffer.from('Jan Peeters'))).toBe(false)
  const copied = newId('pack', of.at.clock.now())
  await blobs.put(packKey(of.mine, copied), [bytes])
  await expect(read(entityKey, copied)).rejects.toThrow()
  const before = newId('pack', of.at.clock.now())
  await blobs.put(packKey(of.mine, before), [randomBytes(size)])
  expect(await read(entityKey, before)).toBeUndefined()
})

async function storeOne(context: ArchiveContext, request: IngestRequest): Promise<void> {
  const stored = await storePack(context, [request])
  await context.database.asHub((tx) => insertRecords(tx, stored))
}

async function asSuperuser(hub: { query: (statement: ReturnType<typeof sql>) => Promise<object[]> }, text: string) {
  const [row] = (await hub.query(sql`select current_database() as name`)) as { name: string }[]
  const url = new URL(inject('superuserUrl'))
  url.pathname = `/${row?.name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

/** Copies a database while its pool is open: idle connections are ended, and the pool opens new ones. */
async function copyOf(name: string) {
  const client = new pg.Client({ connectionString: inject('superuserUrl') })
  await client.connect()
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  await client.end()
  return (await cloneDatabase(name)).database
}
