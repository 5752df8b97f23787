import { expect, test } from 'vitest'
import { listReturnFiles } from '../../../channels/print/store/reports/return-files.ts'
import { differencesOf } from '../../../channels/print/store/reports/run-differences.ts'
import { settleRuns } from '../../../channels/print/store/reports/settle-runs.ts'
import { listRuns, showRun } from '../../../channels/print/store/runs/show-runs.ts'
import { showNumberedId } from '../../../core/words/id.ts'
import { sendBills, type WrongBills } from './month/bills.ts'
import { cancelOne, closeDueRuns, handOver, planLetters, takeReturns } from './month/hub-day.ts'
import { type Month, openMonth } from './month/open-month.ts'
import { workOnPackages } from './month/partner-day.ts'

const hour = 3_600_000
const days = 32
const month = await openMonth()

test('a month of runs at two partners: every letter and every cent is accounted for, and what differs is named', async () => {
  for (let day = 0; day < days; day++) await passDay(day)
  const wrong = await sendBills(month)
  month.clock.advance(10 * 24 * hour)
  await month.database.asHub((tx) => settleRuns(tx, month.clock.now()))

  for (const { posted } of month.sides) expect([...posted.values()].every((times) => times === 1)).toBe(true)
  const { planned, cancelled, reruns } = month.counts
  expect(cancelled).toBe(days)
  expect(reruns).toBe(4)
  const sums = await sumsOfRuns(month)
  expect(sums.letters).toBe(planned - cancelled)
  expect(sums.saving).toBeGreaterThan(0)
  expect(sums.billed - sums.owed).toBe(
    44 + (wrong.twice.amount ?? 0) - (wrong.missing.amount ?? 0) - wrong.refusedCents,
  )
  expect(Object.fromEntries(sums.differences)).toEqual({
    [wrong.dear]: ['billed-amount'],
    [wrong.twice.letter]: ['billed-sheets', 'billed-amount'],
    ...Object.fromEntries(month.contradicted.map((letter) => [letter, ['posted-rejected']])),
    [wrong.missing.letter]: ['not-billed'],
  })
  await expectFilesRead(month, sums.billed, wrong)
}, 180_000)

/** From 8:00 to 8:00 of the next day; the runs close at 16:00. */
async function passDay(day: number): Promise<void> {
  const { clock, sides } = month
  await planLetters(month)
  clock.advance(8 * hour - 1_000)
  // In the last second before the cut-off.
  await cancelOne(month)
  clock.advance(1_000)
  await closeDueRuns(month)
  await handOver(month)
  for (const side of sides) await workOnPackages(month, side, day)
  if (sides.some(({ received }) => received.length > 0)) await takeReturns(month)
  clock.advance(16 * hour)
}

interface Sums {
  letters: number
  /** In euro cents: by the contract, by the bills, and what bundles cost less than envelopes for each letter. */
  owed: number
  billed: number
  saving: number
  /** By letter, of all closed runs. */
  readonly differences: Map<string, readonly string[]>
}

/** Each closed run is reconciled, and its letters are posted or rejected. */
async function sumsOfRuns({ database, clock, sides }: Month): Promise<Sums> {
  const sums: Sums = { letters: 0, owed: 0, billed: 0, saving: 0, differences: new Map() }
  for (const { entity } of sides) {
    for (const { id, status } of await database.asEntity(entity, (tx) => listRuns(tx, 200))) {
      const run = await database.asEntity(entity, (tx) => showRun(tx, id, clock.now()))
      if (run === undefined) throw new Error('The run was listed')
      const { reconciliation: counts } = run
      sums.letters += counts.letters
      if (status === 'open') continue
      sums.owed += counts.amount
      sums.billed += counts.billed.amount
      sums.saving += counts.aloneAmount - counts.amount
      expect(counts).toMatchObject({ withoutEnd: 0, withoutPrice: 0 })
      expect(counts.posted + counts.rejected).toBe(counts.letters)
      expect(status).toBe('reconciled')
      for (const each of await database.asEntity(entity, (tx) => differencesOf(tx, id, clock.now(), 100)))
        sums.differences.set(showNumberedId('dlv', each.message, each.sequence), each.kinds)
    }
  }
  return sums
}

/** Every file of the partners was read to its end or refused, and the faults in them are those that were made. */
async function expectFilesRead({ database }: Month, billed: number, { unknownCents }: WrongBills): Promise<void> {
  const files = await listReturnFiles(database.hub, 1_000, { all: true })
  expect(files.every(({ status }) => status !== 'reading')).toBe(true)
  // What was billed for letters that the partner never received is in no run, but in the sums of its file.
  expect(files.reduce((sum, file) => sum + file.billedUnknown, 0)).toBe(unknownCents)
  const newest = new Map(files.toReversed().map((file) => [`${file.partner} ${file.file}`, file.billed]))
  expect([...newest.values()].reduce((sum, cents) => sum + cents, 0)).toBe(billed)
  expect(files.find(({ file }) => file === 'utf-16.csv')).toMatchObject({ status: 'refused', code: 'no-header' })
  const faults = files.flatMap((file) => file.faults.map(({ reason }) => reason))
  expect(new Set(faults)).toEqual(new Set(['not-json', 'columns', 'event', 'at', 'unknown-letter']))
}
