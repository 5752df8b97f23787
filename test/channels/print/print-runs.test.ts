import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Parcel } from '../../../channels/port.ts'
import { listContracts } from '../../../channels/print/store/contracts/contracts.ts'
import { applyReturns, type ReturnEvent } from '../../../channels/print/store/reports/apply-returns.ts'
import { listOverdue } from '../../../channels/print/store/reports/overdue-mail.ts'
import { beginReturnFile } from '../../../channels/print/store/reports/return-files.ts'
import { settleRuns } from '../../../channels/print/store/reports/settle-runs.ts'
import {
  closeRun,
  dropLetters,
  lettersOfRun,
  partsToHandOver,
  runsToClose,
} from '../../../channels/print/store/runs/close-run.ts'
import { cutParts } from '../../../channels/print/store/runs/divide-run.ts'
import { notePartHandedOver, partOf } from '../../../channels/print/store/runs/hand-over.ts'
import { planForPrint } from '../../../channels/print/store/runs/plan-letters.ts'
import { rerunPart } from '../../../channels/print/store/runs/rerun-part.ts'
import { listRuns, showRun } from '../../../channels/print/store/runs/show-runs.ts'
import { type EntityId, type Id, newId, showId, showNumberedId } from '../../../core/words/id.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { letterOf, letters, openContract, partnerName } from './print-house.ts'

const { database } = await cloneDatabase()
const start = '2026-11-24T10:00:00Z'
const cutOffAt = new Date('2026-11-24T16:00:00Z')

async function setUp(): Promise<{ entity: EntityId; clock: ManualClock }> {
  const clock = new ManualClock(start)
  return { entity: await openContract(database, clock), clock }
}
const plan = (parcels: readonly Parcel[], clock: ManualClock) =>
  database.asHub((tx) => planForPrint(tx, parcels.map(letterOf), clock.now()))
const close = (run: Id<'run'>, clock: ManualClock, early = false) =>
  database.asHub((tx) => closeRun(tx, run, clock.now(), early))
const cut = (run: Id<'run'>, clock: ManualClock) => database.asHub((tx) => cutParts(tx, run, clock.now()))
const show = (entity: EntityId, run: Id<'run'>, clock: ManualClock) =>
  database.asEntity(entity, (tx) => showRun(tx, run, clock.now()))
async function planned(parcels: readonly Parcel[], clock: ManualClock): Promise<Id<'run'>> {
  const [first] = await plan(parcels, clock)
  if (first === undefined) throw new Error('Nothing was planned')
  return first.run
}
async function handedOver(parcels: readonly Parcel[], clock: ManualClock): Promise<Id<'run'>> {
  const run = await planned(parcels, clock)
  await close(run, clock, true)
  for (const { n } of await cut(run, clock)) {
    await notePartHandedOver(database, { run, n }, { sha256: 'a'.repeat(64), size: 1 }, clock.now())
  }
  return run
}
const report = (
  parcels: readonly Parcel[],
  event: ReturnEvent,
  clock: ManualClock,
  change: { sheets?: number; partner?: string } = {},
) => applied(parcels, event, clock, change).then(({ receipts }) => receipts)
const applied = (
  parcels: readonly Parcel[],
  event: ReturnEvent,
  clock: ManualClock,
  change: { sheets?: number; partner?: string } = {},
) =>
  database.asHub((tx) =>
    applyReturns(
      tx,
      {
        partner: change.partner ?? partnerName,
        file: { id: newId('returnFile', clock.now()), name: 'report.jsonl' },
        lines: parcels.map((parcel, at) => ({
          line: at + 1,
          letter: showNumberedId('dlv', parcel.message, parcel.sequence),
          event,
          at: clock.now(),
          ...(change.sheets !== undefined && { sheets: change.sheets }),
        })),
      },
      clock.now(),
    ),
  )

test('what the partner bills for the control copy is beside ours, and mail that it reports nothing about is overdue', async () => {
  const clock = new ManualClock(start)
  const seedAddress = { lines: ['Dienst', 'Kerkstraat 1', '9000 Gent'], postalCode: '9000' }
  const entity = await openContract(database, clock, { seedAddress })
  const parcels = letters(entity, 2)
  const run = await handedOver(parcels, clock)
  const bill = {
    line: 1,
    letter: `seed-${showId('run', run)}`,
    event: 'billed',
    at: clock.now(),
    sheets: 1,
    amount: 150,
  } as const
  const read = async (name: string, size: number, line: Parameters<typeof applyReturns>[1]['lines'][number]) => {
    const file = await beginReturnFile(database.hub, partnerName, { name, size, modifiedAt: clock.now() }, clock.now())
    return database.asHub((tx) =>
      applyReturns(tx, { partner: partnerName, file: { id: file.id, name }, lines: [line] }, clock.now()),
    )
  }
  // A correction under the same name replaces the line; a bill with another name is a further one, and a credit is taken off.
  await read('bill.jsonl', 1, { ...bill, amount: 999 })
  expect((await read('bill.jsonl', 2, bill)).unknown).toEqual([])
  await read('bill-2.jsonl', 3, bill)
  await read('credit.jsonl', 4, { ...bill, amount: -150 })
  expect((await show(entity, run, clock))?.reconciliation).toMatchObject({
    controlCopy: 'handed-over',
    controlCopyAmount: 121,
    controlCopyBilledSheets: 1,
    controlCopyBilledAmount: 150,
    letters: 2,
    billed: { envelopes: 0, amount: 0 },
  })
  const late = async () =>
    (await database.asEntity(entity, (tx) => listOverdue(tx, clock.now()))).map(({ kind, letters: count }) => [
      kind,
      count,
    ])
  expect(await late()).toEqual([])
  clock.advance(48 * 3_600_000)
  expect(await late()).toEqual([['no-report', 2]])
  await report(parcels.slice(0, 1), 'posted', clock)
  clock.advance(24 * 3_600_000)
  expect(await late()).toEqual([
    ['not-received', 1],
    ['not-posted', 1],
  ])
  const other = await openContract(database, clock)
  expect(await database.asEntity(other, (tx) => listOverdue(tx, clock.now()))).toEqual([])
  // The control copy leaves again with its part, until it was posted.
  const order = { reason: 'lost', statement: 'By telephone.', by: 'staff:1' } as const
  await database.asHub((tx) => rerunPart(tx, { run, n: 1 }, order, clock.now()))
  const [, again = expect.fail('two letters')] = parcels
  expect(await partOf(database.hub, again)).toMatchObject({ n: 2, rerunOf: 1, seed: seedAddress })
  await notePartHandedOver(database, { run, n: 2 }, { sha256: 'b'.repeat(64), size: 1 }, clock.now())
  await database.asHub((tx) => rerunPart(tx, { run, n: 2 }, order, clock.now()))
  expect(await partOf(database.hub, again)).toMatchObject({ n: 3, seed: seedAddress })
  const { amount: _, ...reported } = { ...bill, event: 'posted' as const }
  await read('posted.jsonl', 5, reported)
  expect(await partOf(database.hub, again)).toMatchObject({ n: 3, seed: null })
})

test('letters of one day go into one run, with the deadline and their price; a second planning changes nothing', async () => {
  const { entity, clock } = await setUp()
  const parcels = letters(entity, 3)
  const first = await plan(parcels, clock)
  expect(first).toEqual(
    parcels.map(({ message, sequence }) => ({ message, sequence, run: first[0]?.run, cutOffAt, amount: 158 })),
  )
  clock.advance(24 * 3_600_000)
  expect(await plan(parcels, clock)).toEqual(first)
  const [line] = await database.asEntity(entity, (tx) => listRuns(tx, 10))
  expect(line).toMatchObject({ status: 'open', letters: 3, sheets: 3, partner: partnerName })
})

test('chunks that plan at the same moment share one run', async () => {
  const { entity, clock } = await setUp()
  const plans = await Promise.all(Array.from({ length: 8 }, () => plan(letters(entity, 5), clock)))
  expect(new Set(plans.flat().map((each) => each.run)).size).toBe(1)
})

test('a run closes at its cut-off, before that only on request, and once', async () => {
  const { entity, clock } = await setUp()
  const run = await planned(letters(entity, 1), clock)
  expect(await close(run, clock)).toEqual({ kind: 'too-early', cutOffAt })
  expect(await runsToClose(database.hub, clock.now())).not.toContain(run)
  clock.advance(6 * 3_600_000)
  expect(await runsToClose(database.hub, clock.now())).toContain(run)
  expect(await close(run, clock)).toEqual({ kind: 'closing', entity })
  expect(await close(run, clock)).toEqual({ kind: 'closed' })
  expect(await close(newId('run', clock.now()), clock)).toEqual({ kind: 'unknown' })
  expect(await runsToClose(database.hub, clock.now())).toContain(run)
})

test('a letter of a run that was closed early waits for the next cut-off', async () => {
  const { entity, clock } = await setUp()
  const run = await planned(letters(entity, 1), clock)
  await close(run, clock, true)
  const [next] = await plan(letters(entity, 1), clock)
  expect(next?.run).not.toBe(run)
  expect(next?.cutOffAt).toEqual(new Date('2026-11-25T16:00:00Z'))
})

test('planning and closing at the same moment never lose a letter', async () => {
  const { entity, clock } = await setUp()
  const run = await planned(letters(entity, 1), clock)
  const plans = Promise.all(Array.from({ length: 6 }, () => plan(letters(entity, 4), clock)))
  await close(run, clock, true)
  const all = (await plans).flat()
  const parts = await cut(run, clock)
  const inRun = all.filter((each) => each.run === run).length + 1
  expect(parts.reduce((sum, part) => sum + part.letters, 0)).toBe(inRun)
  expect((await show(entity, run, clock))?.reconciliation.letters).toBe(inRun)
})

test('a letter can be removed until the run is divided, and not after', async () => {
  const { entity, clock } = await setUp()
  const parcels = letters(entity, 3)
  const run = await planned(parcels, clock)
  const [first, second, third] = parcels
  if (first === undefined || second === undefined || third === undefined) throw new Error('Three letters were made')
  const drop = (parcel: Parcel) => database.asHub((tx) => dropLetters(tx, [parcel]))
  expect(await drop(first)).toEqual([{ message: first.message, sequence: 1 }])
  await close(run, clock, true)
  expect(await lettersOfRun(database.hub, run, 10)).toHaveLength(2)
  expect(await drop(second)).toHaveLength(1)
  expect(await cut(run, clock)).toEqual([{ n: 1, letters: 1 }])
  expect(await drop(third)).toEqual([])
  expect(await partsToHandOver(database.hub)).toContainEqual({ run, entity, n: 1 })
})

test('a run is divided into parts of at most a thousand letters, once', async () => {
  const { entity, clock } = await setUp()
  const run = await planned(letters(entity, 2_100), clock)
  await close(run, clock, true)
  const parts = [
    { n: 1, letters: 1_000 },
    { n: 2, letters: 1_000 },
    { n: 3, letters: 100 },
  ]
  expect(await cut(run, clock)).toEqual(parts)
  expect(await cut(run, clock)).toEqual(parts)
  await Promise.all(
    [1, 2, 3].map((n) => notePartHandedOver(database, { run, n }, { sha256: 'a'.repeat(64), size: 1 }, clock.now())),
  )
  expect((await show(entity, run, clock))?.status).toBe('handed-over')
})

test('a run from which every letter was removed is finished without a package', async () => {
  const { entity, clock } = await setUp()
  const parcels = letters(entity, 1)
  const run = await planned(parcels, clock)
  await database.asHub((tx) => dropLetters(tx, parcels))
  await close(run, clock, true)
  expect(await cut(run, clock)).toEqual([])
  expect((await show(entity, run, clock))?.status).toBe('reconciled')
})

test('every letter has an end: accepted, printed, posted, rejected, returned', async () => {
  const { entity, clock } = await setUp()
  const parcels = letters(entity, 4)
  const run = await handedOver(parcels, clock)
  const settle = () => database.asHub((tx) => settleRuns(tx, clock.now()))
  expect(await report(parcels.slice(0, 3), 'accepted', clock)).toEqual([])
  expect(await report(parcels.slice(3), 'rejected', clock)).toMatchObject([{ type: 'rejected' }])
  expect(await settle()).toContainEqual({ run, entity, status: 'accepted' })
  // The partner's files come in any order.
  expect(await report(parcels.slice(0, 3), 'posted', clock)).toHaveLength(3)
  expect(await report(parcels.slice(0, 3), 'printed', clock, { sheets: 1 })).toEqual([])
  expect(await settle()).toContainEqual({ run, entity, status: 'reconciled' })
  expect(await report(parcels.slice(0, 1), 'returned', clock)).toMatchObject([{ type: 'returned' }])
  const shown = await show(entity, run, clock)
  expect(shown?.reconciliation).toEqual({
    letters: 4,
    accepted: 3,
    printed: 3,
    posted: 3,
    rejected: 1,
    returned: 1,
    withoutEnd: 0,
    sheets: 3,
    printedSheets: 3,
    amount: 632,
    withoutPrice: 0,
    envelopes: 4,
    bundled: 0,
    aloneAmount: 632,
    billed: {
      envelopes: 0,
      sheets: 0,
      amount: 0,
      ownSheets: 0,
      ownAmount: 0,
      parts: { printing: 0, postage: 0, unsplit: 0 },
      ownParts: { printing: 0, postage: 0, unsplit: 0 },
      compared: { envelopes: 0, printing: 0, postage: 0, ownPrinting: 0, ownPostage: 0 },
    },
    controlCopy: null,
    controlCopyAmount: null,
    controlCopyBilledSheets: null,
    controlCopyBilledAmount: null,
    controlCopyPostage: null,
    controlCopyBilledPostage: null,
    parts: { printing: 0, postage: 0, unsplit: 632 },
    savingParts: { printing: 0, postage: 0, unsplit: 0 },
  })
  expect(shown?.parts).toMatchObject([{ status: 'reconciled' }])
})

test('a run is overdue when a letter has no end by the due date, or when more sheets are billed than were sent', async () => {
  const { entity, clock } = await setUp()
  const parcels = letters(entity, 2)
  const late = await handedOver(parcels, clock)
  const billed = letters(entity, 1)
  clock.advance(1_000)
  const dear = await handedOver(billed, clock)
  await report(parcels.slice(0, 1), 'posted', clock)
  await report(billed, 'printed', clock, { sheets: 2 })
  await report(billed, 'posted', clock, { sheets: 2 })
  clock.advance(5 * 24 * 3_600_000)
  const settled = await database.asHub((tx) => settleRuns(tx, clock.now()))
  expect(settled).toContainEqual({ run: late, entity, status: 'overdue' })
  expect(settled).toContainEqual({ run: dear, entity, status: 'overdue' })
  const overdue = (await show(entity, late, clock))?.overdue
  expect(overdue).toMatchObject([{ message: parcels[1]?.message, part: 1, state: 'handed-over' }])
  await report(parcels.slice(1), 'posted', clock)
  expect(await database.asHub((tx) => settleRuns(tx, clock.now()))).toContainEqual({
    run: late,
    entity,
    status: 'reconciled',
  })
})

test("a partner's reports about letters it never got are stored separately and change nothing", async () => {
  const { entity, clock } = await setUp()
  const ours = letters(entity, 1)
  const run = await handedOver(ours, clock)
  const waiting = letters(entity, 1)
  clock.advance(1_000)
  await plan(waiting, clock)
  const others = [
    await applied(letters(entity, 1), 'posted', clock),
    await applied(waiting, 'posted', clock),
    await applied(ours, 'posted', clock, { partner: 'Somebody else' }),
  ]
  for (const { receipts, unknown } of others) {
    expect(receipts).toEqual([])
    expect(unknown).toHaveLength(1)
  }
  expect((await show(entity, run, clock))?.reconciliation.posted).toBe(0)
})

test('another entity sees no run, no contract and no letter of it', async () => {
  const { entity, clock } = await setUp()
  const run = await planned(letters(entity, 1), clock)
  const other = await setUp()
  await database.asEntity(other.entity, async (tx) => {
    expect(await showRun(tx, run, clock.now())).toBeUndefined()
    expect(await listRuns(tx, 10)).toEqual([])
    expect((await listContracts(tx)).map((contract) => contract.entity)).toEqual([other.entity])
    expect(await tx.query(sql`select message from print_letter`)).toEqual([])
    await expect(tx.query(sql`update print_run set status = 'reconciled'`)).rejects.toThrow(/permission denied/)
  })
})
