import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { addDocuments } from '../../../archive/ingest/add-documents.ts'
import { sweepPacks } from '../../../archive/ingest/sweep-packs.ts'
import { verifierKey } from '../../../archive/ledger/checkpoint.ts'
import { claimDisposal } from '../../../archive/retention/claim-disposal.ts'
import { compactPacks, removeRetiredPacks } from '../../../archive/retention/compact-packs.ts'
import { countDueRecords } from '../../../archive/retention/count-due.ts'
import { type DisposalRecord, disposalOfRecord, recordsOfDisposal } from '../../../archive/retention/disposal.ts'
import { endDossier } from '../../../archive/retention/dossiers.ts'
import { type LegalHold, placeHold, releaseHold } from '../../../archive/retention/holds.ts'
import { parseCertificate, readCertificateBytes } from '../../../archive/retention/issue-certificate.ts'
import {
  approveDisposal,
  proposeDisposal,
  stopDisposal,
  withdrawDisposal,
} from '../../../archive/retention/propose-disposal.ts'
import { findSeries } from '../../../archive/retention/series.ts'
import { readSignedFile } from '../../../archive/retention/signed-file.ts'
import type { Finding } from '../../../archive/verify/finding.ts'
import { verifyArchive, verifyRecordsOf } from '../../../archive/verify/verify-archive.ts'
import { type EntityId, parseId, showId } from '../../../core/words/id.ts'
import { destroyStep } from '../../../dispatcher/disposal/destroy-step.ts'
import { workDisposals } from '../../../dispatcher/disposal/work-disposals.ts'
import { document } from '../../archive/archive-fixture.ts'
import { anna, bert, type Disposals, type Kept, openDisposals, origin, rule } from './use-disposals.ts'

let at: Disposals
let mine: EntityId
let number = 0
/** A series of its own for each test. */
let series = ''

beforeAll(async () => {
  at = await openDisposals()
  mine = await at.newEntity('OVO000001')
})
afterEach(() => {
  number += 1
})

const by = (actor: string) => ({ actor, now: at.clock.now() })
const asHub = <T>(work: Parameters<typeof at.context.database.asHub<T>>[0]): Promise<T> =>
  at.context.database.asHub(work)

/** Letters of a new series with the usual rule, and the clock six years later. */
async function dueLetters(count: number, wanted = rule): Promise<Kept[]> {
  series = `reeks-${number}`
  const kept = await at.archive(
    mine,
    Array.from({ length: count }, () => ({ series })),
  )
  await at.rule(mine, series, wanted)
  await at.growLedger()
  await at.moveTo(new Date(at.clock.now().getTime() + 6 * 366 * 86_400_000).toISOString())
  return kept
}

async function verdicts(id: Parameters<typeof recordsOfDisposal>[1]): Promise<DisposalRecord[]> {
  return recordsOfDisposal(at.context.database.hub, id, {}, 10_000)
}

async function findingsNow(): Promise<{ findings: Finding[]; destroyed: number }> {
  const findings: Finding[] = []
  let destroyed = 0
  for await (const step of verifyArchive(at.context, { verifierKey: verifierKey(origin, at.signer.publicKey) })) {
    if (step.kind === 'finding') findings.push(step.finding)
    if (step.kind === 'destroyed') destroyed += step.records
  }
  return { findings, destroyed }
}

test('due records go with their keys, words and leaves, and a signed certificate says what went by which rule', async () => {
  const kept = await dueLetters(3)
  const younger = await at.archive(mine, [{ series }])
  await countDueRecords(at.context.database.hub, at.clock.now())
  expect(await findSeries(at.context.database.hub, mine, series)).toMatchObject({ due: 3, held: 0 })

  const id = await at.propose(mine, series)
  await at.work()
  expect(await at.read(mine, id)).toMatchObject({ status: 'waiting' })
  await at.approve(mine, id)
  await at.work()
  expect(await at.read(mine, id)).toMatchObject({ status: 'done', chunks: 1, listedChunks: 1 })
  await at.expectGone(mine, kept)
  await at.expectWhole(mine, younger)

  const left = await at.context.database.hub.query<{ what: string }>(sql`
    select 'record' as what from record where id = any(${sql.param(kept.map(({ record }) => record))}::uuid[])
    union all select 'document' from document where record = any(${sql.param(kept.map(({ record }) => record))}::uuid[])
    union all select 'secret' from leaf where kind <> 'd' and secret is not null and record = any(${sql.param(kept.map(({ record }) => record))}::uuid[])`)
  expect(left).toEqual([])
  expect(await disposalOfRecord(at.context.database.hub, mine, kept[0]!.record)).toMatchObject({ id, transfer: null })

  const bytes = await readCertificateBytes(at.context.database.hub, mine, id)
  const { content } = parseCertificate(bytes ?? Buffer.from(''))
  expect(content).toMatchObject({
    disposal: showId('disposal', id),
    series,
    rule,
    destroyed: { records: 3 },
    excluded: {},
    proposed: { by: anna },
    approved: { by: bert },
  })
  const numbers = content.ledger.leaves.reduce((sum, [first, last]) => sum + last - first + 1, 0)
  expect(numbers).toBe(3)
  expect(readSignedFile(bytes ?? Buffer.from(''), at.signer.publicKey)).toEqual(content)
  const altered = Buffer.from(String(bytes).replace('"records": 3', '"records": 2'))
  expect(readSignedFile(altered, at.signer.publicKey)).toBeUndefined()
  expect((await findingsNow()).findings).toEqual([])
})

test('the person who proposed cannot approve, two who approve at once have one outcome, and one rule has one open disposal', async () => {
  await dueLetters(1)
  const id = await at.propose(mine, series)
  await expect(asHub((tx) => approveDisposal(tx, mine, id, { graceMs: 0 }, by(bert)))).rejects.toMatchObject({
    code: 'UP-5002',
  })
  await at.work()
  await expect(asHub((tx) => approveDisposal(tx, mine, id, { graceMs: 0 }, by(anna)))).rejects.toMatchObject({
    code: 'UP-5003',
  })
  await expect(asHub((tx) => proposeDisposal(tx, mine, series, undefined, by(bert)))).rejects.toMatchObject({
    code: 'UP-5005',
  })
  const both = await Promise.allSettled(
    [bert, 'staff:00000000-0000-7000-8000-000000000003'].map((actor) =>
      asHub((tx) => approveDisposal(tx, mine, id, { graceMs: 86_400_000 }, by(actor))),
    ),
  )
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  // It begins a day later, and until then anybody of the archive stops it.
  await at.work()
  expect(await at.read(mine, id)).toMatchObject({ status: 'approved' })
  await asHub((tx) => stopDisposal(tx, mine, id, 'Toch nog nodig', by(anna)))
  expect(await at.read(mine, id)).toMatchObject({ status: 'stopped' })
})

describe('a legal hold', () => {
  test('on a record, a dossier or a recipient keeps what it names, and the rest goes', async () => {
    series = `reeks-${number}`
    const [record, dossier, recipient, free] = await at.archive(mine, [
      { series },
      { series, dossier: 'D-held' },
      { series, recipientIndex: Buffer.alloc(32, 7) },
      { series, dossier: 'D-free', recipientIndex: Buffer.alloc(32, 8) },
    ])
    await at.rule(mine, series)
    await at.moveTo(new Date(at.clock.now().getTime() + 6 * 366 * 86_400_000).toISOString())
    const holds: LegalHold[] = []
    for (const thing of [{ record: record!.record }, { dossier: 'D-held' }, { recipient: Buffer.alloc(32, 7) }])
      holds.push(await asHub((tx) => placeHold(tx, at, mine, { thing, reason: 'Lopend beroep' }, by(bert))))
    const id = await at.propose(mine, series)
    await at.work()
    const reasons = new Map((await verdicts(id)).map((each) => [each.record, each.reason]))
    expect([record, dossier, recipient, free].map((each) => reasons.get(each!.record))).toEqual([
      'held',
      'held',
      'held',
      null,
    ])
    await at.approve(mine, id)
    await at.work()
    await at.expectGone(mine, [free!])
    await at.expectWhole(mine, [record!, dossier!, recipient!])
    const released = await asHub((tx) => releaseHold(tx, at, mine, holds[0]!.id, 'Beroep is af', by(bert)))
    expect(released).toMatchObject({ reason: 'Lopend beroep', releaseReason: 'Beroep is af' })
    await expect(asHub((tx) => releaseHold(tx, at, mine, holds[0]!.id, 'x', by(bert)))).rejects.toMatchObject({
      code: 'UP-5006',
    })
    const next = await at.propose(mine, series)
    await at.work()
    expect((await verdicts(next)).map(({ verdict }) => verdict).toSorted()).toEqual(['destroy', 'excluded', 'excluded'])
    await asHub((tx) => withdrawDisposal(tx, mine, next, by(bert)))
  })

  test('that is placed while a disposal runs keeps what is not gone yet', async () => {
    const kept = await dueLetters(4)
    const id = await at.propose(mine, series)
    await at.work()
    await at.approve(mine, id)
    const held = kept[2]!
    // The hold waits for the transaction that destroys, or the other way round: both orders are tried.
    await Promise.all([
      asHub((tx) => placeHold(tx, at, mine, { thing: { record: held.record }, reason: 'Ombudsman' }, by(bert))).catch(
        (error: { code?: string }) => expect(error.code).toBe('UP-1404'),
      ),
      at.work(),
    ])
    const [row] = (await verdicts(id)).filter(({ record }) => record === held.record)
    if (row?.destroyed) await at.expectGone(mine, [held])
    else {
      expect(row).toMatchObject({ verdict: 'excluded', reason: 'held' })
      await at.expectWhole(mine, [held])
    }
  })

  test('that was acknowledged is seen by the next transaction', async () => {
    const kept = await dueLetters(2)
    const id = await at.propose(mine, series)
    await at.work()
    await at.approve(mine, id)
    await asHub((tx) => placeHold(tx, at, mine, { thing: { series }, reason: 'Onderzoek' }, by(bert)))
    await at.work()
    await at.expectWhole(mine, kept)
    const bytes = await readCertificateBytes(at.context.database.hub, mine, id)
    expect(parseCertificate(bytes ?? Buffer.from('')).content).toMatchObject({
      destroyed: { records: 0 },
      excluded: { held: 2 },
    })
  })
})

test('a process that dies in the middle leaves each record whole or gone, and the next one goes on', async () => {
  const kept = await dueLetters(3)
  const id = await at.propose(mine, series)
  await at.work()
  await at.approve(mine, id)
  const claimed = await claimDisposal(at.context.database.hub, at.clock.now(), at.deps.leaseMs)
  // Its transaction is cut off after the records were destroyed.
  const cut = {
    ...at.deps,
    database: {
      ...at.context.database,
      asHub: <T>(work: Parameters<typeof at.context.database.asHub<T>>[0]) =>
        at.context.database.asHub<T>(async (tx) => {
          await work(tx)
          throw new Error('killed')
        }),
    },
  }
  await expect(destroyStep(cut, claimed!)).rejects.toThrow('killed')
  await at.expectWhole(mine, kept)
  // No other process works while its lease runs.
  expect(await workDisposals(at.deps)).toBe(false)
  at.clock.advance(at.deps.leaseMs + 1_000)
  // The slow process comes back: it writes nothing once another one has the disposal.
  const taken = await claimDisposal(at.context.database.hub, at.clock.now(), at.deps.leaseMs)
  await destroyStep(at.deps, claimed!)
  await at.expectWhole(mine, kept)
  await destroyStep(at.deps, taken!)
  await at.expectGone(mine, kept)
  at.clock.advance(at.deps.leaseMs + 1_000)
  await at.work()
  expect(await at.read(mine, id)).toMatchObject({ status: 'done', chunks: 1 })
})

test('a rule that is changed after the approval stops the destruction', async () => {
  const kept = await dueLetters(2)
  const id = await at.propose(mine, series)
  await at.work()
  await at.approve(mine, id)
  await at.rule(mine, series, { ...rule, periodMonths: 120 } as typeof rule)
  await at.work()
  expect(await at.read(mine, id)).toMatchObject({ status: 'stopped' })
  await at.expectWhole(mine, kept)
})

test('a sample stays, and anybody draws it again from the seed', async () => {
  const kept = await dueLetters(21, { ...rule, destination: 'sample', samplePerThousand: 100 } as never)
  const id = await at.propose(mine, series)
  await at.work()
  await at.approve(mine, id)
  await at.work()
  const bytes = await readCertificateBytes(at.context.database.hub, mine, id)
  const { sample, destroyed } = parseCertificate(bytes ?? Buffer.from('')).content
  expect([sample?.records, destroyed.records]).toEqual([3, 18])
  const drawn = kept
    .map(({ record }) => ({ record, hash: createHash('sha256').update(`${sample?.seed}:${record}`).digest('hex') }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1))
    .slice(0, 3)
    .map(({ record }) => record)
  await at.expectWhole(
    mine,
    kept.filter(({ record }) => drawn.includes(record)),
  )
  await at.expectGone(
    mine,
    kept.filter(({ record }) => !drawn.includes(record)),
  )
  // The sample is not proposed again.
  const next = await at.propose(mine, series)
  await at.work()
  expect(await verdicts(next)).toEqual([])
  await expect(asHub((tx) => approveDisposal(tx, mine, next, { graceMs: 0 }, by(bert)))).rejects.toMatchObject({
    code: 'UP-5007',
  })
})

test('the term of a dossier begins when the dossier was closed', async () => {
  const dossierRule = { ...rule, starts: 'dossier-ended' } as typeof rule
  series = `reeks-${number}`
  await at.archive(mine, [
    { series, dossier: 'D-closed' },
    { series, dossier: 'D-late' },
    { series, dossier: 'D-open' },
  ])
  await at.rule(mine, series, dossierRule)
  const today = at.clock.now()
  await endDossier(at.context.database.hub, mine, 'D-closed', today.toISOString().slice(0, 10), by(anna))
  await at.moveTo(new Date(today.getTime() + 6 * 366 * 86_400_000).toISOString())
  await endDossier(at.context.database.hub, mine, 'D-late', at.clock.now().toISOString().slice(0, 10), by(anna))
  const id = await at.propose(mine, series)
  await at.work()
  expect(await verdicts(id)).toHaveLength(1)
})

test('packs are written again without what was destroyed, and no other record is harmed', async () => {
  series = `reeks-${number}`
  const other = `${series}-b`
  // One pack, and shared parts, of records with different fates: one is held.
  const kept = await at.archive(mine, [{ series }, { series }, { series }])
  const neighbours = await at.archive(mine, [{ series: other }])
  await at.rule(mine, series)
  await at.moveTo(new Date(at.clock.now().getTime() + 6 * 366 * 86_400_000).toISOString())
  await asHub((tx) => placeHold(tx, at, mine, { thing: { record: kept[1]!.record }, reason: 'Beroep' }, by(bert)))
  const id = await at.propose(mine, series)
  await at.work()
  await at.approve(mine, id)
  await at.work()
  const sizes = async () =>
    at.context.database.hub.query<{ bytes: number }>(sql`
      select coalesce(sum(size), 0)::bigint as bytes from pack where retired_at is null and series = ${series}`)
  const [before] = await sizes()
  while ((await compactPacks(at.context, 10)).packs > 0);
  const [after] = await sizes()
  expect(after!.bytes).toBeLessThan(before!.bytes / 2)
  await at.expectWhole(mine, [kept[1]!, ...neighbours])
  // The former pack is there as long as back-ups are, and then goes.
  expect(
    await removeRetiredPacks(at.context.database.hub, new Date(at.clock.now().getTime() - 1)),
  ).toBeGreaterThanOrEqual(0)
  at.clock.advance(40 * 86_400_000)
  expect(await removeRetiredPacks(at.context.database.hub, at.clock.now())).toBeGreaterThan(0)
  await sweepPacks(at.context)
  await at.expectWhole(mine, [kept[1]!, ...neighbours])
  await at.expectGone(mine, [kept[0]!, kept[2]!])
})

test('nothing can be added to a record that is gone', async () => {
  const [gone] = await dueLetters(1)
  const id = await at.propose(mine, series)
  await at.work()
  await at.approve(mine, id)
  await at.work()
  const late = document(101, [{ bytes: randomBytes(100) }], { kind: 'proof', name: 'proof.pdf' })
  await expect(
    addDocuments(at.context, [{ record: gone!.record, entity: mine, series, documents: [late] }]),
  ).rejects.toThrow('No such record')
})

test('a loss is a finding and a disposal is none, also when a leaf was added to hide the loss', async () => {
  const [gone, lost, hidden] = await dueLetters(3)
  const id = await at.propose(mine, series)
  await at.work()
  await at.approve(mine, id)
  // Two records are lost before the disposal: one of them behind a leaf that no disposal lists.
  for (const { record } of [lost!, hidden!]) {
    await at.context.database.hub.query(sql`delete from disposal_record where record = ${record}`)
    await at.context.database.hub.query(sql`delete from document where record = ${record}`)
    await at.context.database.hub.query(sql`delete from record where id = ${record}`)
  }
  await at.context.database.hub.query(sql`
    with b as (insert into leaf_batch (entity, size) values (${mine}, 1) returning id)
    insert into leaf (batch, record, n, place, kind, commitment, secret)
    select id, ${hidden!.record}, 9, 0, 'd', ${randomBytes(32)}, ${randomBytes(32)} from b`)
  await at.work()
  const { findings, destroyed } = await findingsNow()
  expect(findings).toEqual([
    { what: 'record-missing', record: showId('record', lost!.record) },
    { what: 'disposal-unknown', record: showId('record', hidden!.record) },
  ])
  expect(destroyed).toBeGreaterThan(0)
  const steps = []
  for await (const step of verifyRecordsOf(at.context, [gone!.record])) steps.push(step)
  expect(steps).toEqual([{ kind: 'destroyed', records: 1 }])
  expect(parseId('disposal', showId('disposal', id))).toBe(id)
})
