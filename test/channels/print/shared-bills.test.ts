import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type BilledLine, recordBill } from '../../../channels/print/store/reports/record-bill.ts'
import type { Database } from '../../../core/db/database.ts'
import { newId } from '../../../core/words/id.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { ManualClock } from '../../support/hub/manual-clock.ts'
import { closeWith, letters, openContract, partnerName } from './print-house.ts'

interface Row {
  readonly message: string
  readonly sequence: number
  readonly envelope: number | null
  readonly amount: number
  readonly billed: number | null
  readonly postage: number | null
  readonly sheets: number | null
}

const clock = new ManualClock('2026-11-30T08:00:00Z')
let database: Database
/** Of one run: an envelope of three letters, one of two, and two letters alone. */
let run: string
beforeAll(async () => {
  ;({ database } = await cloneDatabase())
  const closed = await closeWith(database, clock, letters(await openContract(database, clock), 7))
  ;({ run } = closed)
  await database.hub.query(sql`
    update print_letter set envelope = case when position <= 3 then 1 when position <= 5 then 2 end,
      amount = case position when 1 then 60 when 2 then 49 when 3 then 49 when 4 then 0 else 158 end
    where run = ${run}`)
})

const rows = (): Promise<Row[]> =>
  database.hub.query<Row>(sql`
    select message, sequence, envelope, amount, billed_amount as billed, billed_postage_amount as postage, billed_sheets as sheets
    from print_letter where run = ${run} order by position`)

async function bill(name: string, lines: readonly Omit<BilledLine, 'event' | 'line'>[]): Promise<void> {
  const id = newId('returnFile', clock.now())
  await database.asHub(async (tx) => {
    await tx.query(sql`
      insert into print_return_file (id, partner, file, size, modified_at, status, first_at, last_at)
      values (${id}, ${partnerName}, ${`${name}-${id}`}, 1, now(), 'reading', now(), now())`)
    await recordBill(
      tx,
      { id, name },
      lines.map((line, at) => ({ ...line, event: 'billed', line: at + 1 })),
    )
  })
}
const sumOf = (values: readonly (number | null)[]): number => values.reduce<number>((sum, each) => sum + (each ?? 0), 0)

test('an envelope that is billed on one of its letters is shared by all, as its price was, and no cent is counted twice', async () => {
  const [, second, , fourth, , sixth] = await rows()
  await bill('november.jsonl', [
    { subject: second?.message ?? '', sequence: 1, sheets: 3, amount: 158, postageAmount: 100 },
    { subject: fourth?.message ?? '', sequence: 1, sheets: 2, amount: 301 },
    { subject: sixth?.message ?? '', sequence: 1, sheets: 1, amount: 161, postageAmount: 112 },
  ])
  expect((await rows()).map(({ billed, postage, sheets }) => [billed, postage, sheets])).toEqual([
    [60, 37, 3],
    [49, 31, null],
    [49, 32, null],
    [expect.any(Number), null, 2],
    [expect.any(Number), null, null],
    [161, 112, 1],
    [null, null, null],
  ])
  expect(sumOf((await rows()).map(({ billed }) => billed))).toBe(158 + 301 + 161)
})

test('a correction that names another letter of the envelope replaces the line; a bill of another name is charged as well', async () => {
  const [first] = await rows()
  const billed = async (): Promise<number> =>
    sumOf((await rows()).flatMap((row) => (row.envelope === 1 ? [row.billed] : [])))
  await bill('november.jsonl', [{ subject: first?.message ?? '', sequence: 1, sheets: 3, amount: 150 }])
  expect(await billed()).toBe(150)
  await bill('december.jsonl', [{ subject: first?.message ?? '', sequence: 1, sheets: 3, amount: -150 }])
  expect(await billed()).toBe(0)
})

test('a credit of a control copy that comes before its bill is recorded', async () => {
  const billed = () =>
    database.hub.query(
      sql`select seed_billed_amount as amount, seed_billed_sheets as sheets from print_run where id = ${run}`,
    )
  await bill('credit.jsonl', [{ subject: run, sequence: 0, sheets: 1, amount: -161 }])
  expect(await billed()).toEqual([{ amount: -161, sheets: -1 }])
  await bill('late.jsonl', [{ subject: run, sequence: 0, sheets: 1, amount: 161 }])
  expect(await billed()).toEqual([{ amount: 0, sheets: 0 }])
})

test('whatever is billed and credited, the shares of an envelope are its sum, and their postage is a part of them', async () => {
  let serial = 0
  const line = fc.record({
    place: fc.integer({ min: 0, max: 6 }),
    amount: fc.integer({ min: -500, max: 1_000_000 }),
    part: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
      await database.hub.query(sql`delete from print_bill_line`)
      await database.hub.query(sql`update print_letter set billed_amount = null, billed_postage_amount = null`)
      const before = await rows()
      const given = lines.map(({ place, amount, part }) => ({
        subject: before[place]?.message ?? '',
        sequence: 1,
        sheets: 1,
        amount,
        ...(part !== null && { postageAmount: Math.trunc(amount * part) }),
      }))
      await bill(`bill-${(serial += 1)}`, given)
      const after = await rows()
      const nameOf = (row: Row): string => String(row.envelope ?? row.message)
      for (const name of new Set(after.map(nameOf))) {
        const mates = after.filter((row) => nameOf(row) === name)
        const about = given.filter(({ subject }) => mates.some(({ message }) => message === subject))
        if (about.length === 0) {
          expect(mates.every(({ billed }) => billed === null)).toBe(true)
          continue
        }
        const total = sumOf(about.map(({ amount }) => amount))
        expect(sumOf(mates.map(({ billed }) => billed))).toBe(total)
        const isSplit = about.every(({ postageAmount }) => postageAmount !== undefined)
        expect(mates.every(({ postage }) => (postage !== null) === isSplit)).toBe(true)
        if (!isSplit) continue
        expect(sumOf(mates.map(({ postage }) => postage))).toBe(sumOf(about.map((each) => each.postageAmount ?? 0)))
        const alike = about.every(({ amount }) => amount >= 0)
        if (alike) for (const { billed, postage } of mates) expect(postage ?? 0).toBeLessThanOrEqual(billed ?? 0)
      }
    }),
    { numRuns: 100 },
  )
})
