import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { noParts, type PaperParts } from '../../../channels/paper-parts.ts'
import { addTariffs } from '../../../channels/print/store/contracts/contracts.ts'
import { costsOfLetter } from '../../../channels/print/store/reports/letter-costs.ts'
import { differencesOf } from '../../../channels/print/store/reports/run-differences.ts'
import { showRun } from '../../../channels/print/store/runs/show-runs.ts'
import { dayMs } from '../../../core/durations.ts'
import type { EntityId, Id, MessageId } from '../../../core/words/id.ts'
import { sumCosts } from '../../../dispatcher/costs/sum-costs.ts'
import { countPaperCosts } from '../../../dispatcher/statistics/count-paper-costs.ts'
import { dimensions } from '../../../dispatcher/statistics/counts.ts'
import { readStatistics } from '../../../dispatcher/statistics/read-statistics.ts'
import { recountEntity } from '../../../dispatcher/statistics/recount.ts'
import { wholeHub } from '../../../dispatcher/statistics/whole-hub.ts'
import { countAll } from '../../support/hub/count-all.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { letterOf, openPrintPartner, type PrintPartner } from '../print/open-print-partner.ts'

let at: DispatcherFixture
let partner: PrintPartner
let entity: EntityId
let contract: Id<'printContract'>
let old: MessageId
let fresh: readonly MessageId[]
let run: Id<'run'>
beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  entity = await at.newEntity('OVO000001')
  contract = await partner.contractWith(entity)
  ;[old] = (await leaveOnPaper(1)).letters as [MessageId]
  const line = { postage: 'priority', sheetsUpTo: 4, zone: 'BE', amount: 167, postageAmount: 112 } as const
  const from = new Date(at.clock.now().getTime() + dayMs).toISOString().slice(0, 10)
  await at.test.database.asEntity(entity, (tx) => addTariffs(tx, { id: contract, entity }, [{ ...line, from }]))
  at.clock.advance(2 * dayMs)
  const left = await leaveOnPaper(3)
  fresh = left.letters
  run = left.run
})

async function leaveOnPaper(count: number): Promise<{ letters: readonly MessageId[]; run: Id<'run'> }> {
  at.start()
  const letters: MessageId[] = []
  for (let n = 0; n < count; n++) letters.push(await at.send(entity, { channels: ['print'] }))
  for (const each of letters) await at.until(each, (row) => row.deliveries[0]?.status === 'planned')
  const [closed] = await partner.closeRuns()
  for (const each of letters) await at.until(each, (row) => row.status === 'sent')
  await at.stop()
  if (closed === undefined) throw new Error('A run was open')
  return { letters, run: closed }
}

const { from, to } = { from: '2026-11', to: '2026-12' }
const counted = () =>
  at.test.database.asEntity(entity, (tx) => readStatistics(tx, { entity, from, to, group: 'template', limit: 10 }))
const paper = async (): Promise<PaperParts> => (await counted()).total.paperParts
const charged = () =>
  at.test.database.asEntity(entity, (tx) =>
    sumCosts(
      tx,
      { entity, test: false },
      {
        from: '2026-11-01',
        to: '2026-12-31',
        by: 'template',
        limit: 10,
      },
    ),
  )
const bill = async (name: string, lines: readonly object[]) => {
  partner.report(
    name,
    lines.map((line) => ({ event: 'billed', at: at.clock.now().toISOString(), sheets: 1, ...line })),
  )
  await partner.takeReturns()
}
const ofLetter = async (message: MessageId) =>
  (await at.test.database.asEntity(entity, (tx) => costsOfLetter(tx, message)))[0]

test('a tariff without the split stays unknown beside one with both in the same month, in every sum', async () => {
  await countAll(at.test.database)
  const expected = { printing: 165, postage: 336, unsplit: 158 }
  expect(await paper()).toEqual(expected)
  expect(await charged()).toMatchObject({
    total: { amount: 659, paperParts: expected },
    groups: [{ paperParts: expected }],
    waiting: { paperParts: noParts },
  })
  expect((await counted()).groups.map(({ sum }) => sum.paperParts)).toEqual([expected])
  expect(await ofLetter(old)).toMatchObject({ amount: 158, postageAmount: null })
  expect(await ofLetter(fresh[0] as MessageId)).toMatchObject({ amount: 167, postageAmount: 112 })
  const sums = await at.test.database.hub.query(sql`
    select entity = ${wholeHub} as hub, dimension, sum(paper_split_cents)::int as split, sum(paper_postage_cents)::int as postage
    from statistic where entity in (${entity}, ${wholeHub}) group by 1, 2 having sum(paper_cents) <> 0 order by 1, 2`)
  const all = { split: 501, postage: 336 }
  expect(sums).toEqual([
    ...dimensions.toSorted().map((dimension) => ({ hub: false, dimension, ...all })),
    { hub: true, dimension: 'all', ...all },
  ])
})

test('a bill gives its own postage, confirms ours where its amount is the same, and is not split where it differs', async () => {
  const [confirmed, dearer, other] = fresh as [MessageId, MessageId, MessageId]
  await bill('november.jsonl', [
    { letter: letterOf(old), amount: 158, postageAmount: 100 },
    { letter: letterOf(confirmed), amount: 167 },
    { letter: letterOf(dearer), amount: 170 },
    { letter: letterOf(other), amount: 167, postageAmount: 120 },
    // Refused by its number; the other lines count.
    { letter: letterOf(other), amount: 10, postageAmount: 11 },
  ])
  const expected = { printing: 58 + 55 + 47, postage: 100 + 112 + 120, unsplit: 170 }
  const interrupted = countPaperCosts(
    {
      asHub: (work) =>
        at.test.database.asHub(async (tx) => {
          await work(tx)
          throw new Error('interrupted')
        }),
    },
    entity,
  )
  await expect(interrupted).rejects.toThrow('interrupted')
  expect(await paper()).toEqual({ printing: 165, postage: 336, unsplit: 158 })
  await Promise.all([countAll(at.test.database), countAll(at.test.database)])
  expect(await paper()).toEqual(expected)
  expect((await charged()).total).toMatchObject({ amount: 662, billed: 662, paperParts: expected })
  const faults = await at.test.database.hub.query(sql`select line, reason from print_return_fault`)
  expect(faults).toEqual([{ line: 5, reason: 'postageAmount' }])

  const differences = await at.test.database.asEntity(entity, (tx) => differencesOf(tx, run, at.clock.now(), 10))
  expect(new Map(differences.map(({ message, kinds }) => [message, kinds]))).toEqual(
    new Map([
      [dearer, ['billed-amount']],
      [other, ['billed-postage']],
    ]),
  )
  expect(differences.find(({ message }) => message === other)).toMatchObject({
    envelopePostage: 112,
    billedPostage: 120,
  })
  const shown = await at.test.database.asEntity(entity, (tx) => showRun(tx, run, at.clock.now()))
  expect(shown?.reconciliation).toMatchObject({
    parts: { printing: 165, postage: 336, unsplit: 0 },
    savingParts: noParts,
    billed: {
      amount: 504,
      parts: { printing: 47, postage: 120, unsplit: 337 },
      ownParts: { printing: 165, postage: 336, unsplit: 0 },
      compared: { envelopes: 1, printing: 47, postage: 120, ownPrinting: 55, ownPostage: 112 },
    },
  })
})

test('a credit takes printing and postage back, and a bill of the same name replaces them', async () => {
  const [, dearer] = fresh as [MessageId, MessageId]
  await bill('credit.jsonl', [{ letter: letterOf(old), amount: -58, postageAmount: -40 }])
  await bill('dearer.jsonl', [{ letter: letterOf(dearer), amount: 30, postageAmount: 10 }])
  await countAll(at.test.database)
  // One line of the letter does not give its postage, and so the sum is not split.
  expect(await paper()).toEqual({ printing: 40 + 55 + 47, postage: 60 + 112 + 120, unsplit: 200 })
  at.clock.advance(1_000)
  await bill('november.jsonl', [{ letter: letterOf(dearer), amount: 140, postageAmount: 102 }])
  await countAll(at.test.database)
  expect(await paper()).toEqual({ printing: 40 + 55 + 47 + 58, postage: 60 + 112 + 120 + 112, unsplit: 0 })
  expect((await charged()).total.paperParts).toEqual(await paper())
})

test('a recount gives the same parts', async () => {
  const before = await counted()
  await recountEntity(at.test.database, entity)
  await countAll(at.test.database)
  expect(await counted()).toEqual(before)
})
