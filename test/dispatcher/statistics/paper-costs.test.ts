import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import { countPaperCosts } from '../../../dispatcher/statistics/count-paper-costs.ts'
import { readStatistics } from '../../../dispatcher/statistics/read-statistics.ts'
import { recountEntity } from '../../../dispatcher/statistics/recount.ts'
import { countAll } from '../../support/hub/count-all.ts'
import { type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'
import { letterOf, openPrintPartner, type PrintPartner } from '../print/open-print-partner.ts'

let at: DispatcherFixture
let partner: PrintPartner
let entity: EntityId
beforeAll(async () => {
  at = await openDispatcherFixture()
  partner = await openPrintPartner(at)
  entity = await at.newEntity('OVO000001')
  await partner.contractWith(entity)
})

const totals = () =>
  at.test.database.asEntity(entity, (tx) =>
    readStatistics(tx, { entity, from: '2026-11', to: '2026-12', group: 'template', limit: 10 }),
  )
const count = () => countAll(at.test.database)
const bill = (message: MessageId, amount: number | null) =>
  at.test.database.hub.query(sql`update print_letter set billed_amount = ${amount} where message = ${message}`)
/** As `GET /v1/costs` sums it. */
async function charged(): Promise<number> {
  const [row] = await at.test.database.hub.query<{ cents: number }>(sql`
    select coalesce(sum(coalesce(billed_amount, amount)), 0)::float8 as cents from print_letter where state <> 'planned'`)
  return row?.cents ?? -1
}

test('paper costs its share of the envelope, then its bill; each change counts once, also after an interruption', async () => {
  at.start()
  const one = await at.send(entity, { channels: ['print'] })
  const two = await at.send(entity, { channels: ['print'] })
  for (const each of [one, two]) await at.until(each, (row) => row.deliveries[0]?.status === 'planned')
  await count()
  // A price that only may come true is not counted.
  expect((await totals()).total).toMatchObject({ letters: 2, cents: 0, unpriced: 0 })
  await partner.closeRuns()
  for (const each of [one, two]) await at.until(each, (row) => row.status === 'sent')
  await at.stop()
  await count()
  expect((await totals()).total).toMatchObject({ cents: 316, unpriced: 0 })
  expect(await charged()).toBe(316)

  await bill(one, 161)
  const broken = countPaperCosts(
    {
      asHub: (work) =>
        at.test.database.asHub(async (tx) => {
          await work(tx)
          throw new Error('interrupted')
        }),
    },
    entity,
  )
  await expect(broken).rejects.toThrow('interrupted')
  expect((await totals()).total.cents).toBe(316)
  await Promise.all([count(), count()])
  expect((await totals()).total.cents).toBe(319)
  await bill(one, 100)
  await count()
  await count()
  expect((await totals()).total.cents).toBe(await charged())

  partner.report('back.jsonl', [
    { letter: letterOf(two), event: 'posted', at: at.clock.now().toISOString() },
    { letter: letterOf(two), event: 'returned', at: at.clock.now().toISOString(), reason: 'unknown-address' },
  ])
  await partner.takeReturns()
  await count()
  expect((await totals()).total).toMatchObject({ returned: 1, cents: 258 })
  await recountEntity(at.test.database, entity)
  expect((await totals()).total).toMatchObject({ letters: 0, cents: 258 })
  await count()
  expect((await totals()).total).toMatchObject({ letters: 2, returned: 1, cents: 258, unpriced: 0 })
  expect(Object.fromEntries((await totals()).total.channels)).toEqual({ print: 2 })
})
