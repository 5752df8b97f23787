import { dayMs } from '../../core/durations.ts'
import { Refusal } from '../../core/fault.ts'
import { type Id, showId } from '../../core/words/id.ts'
import { type CostGroup, type CostSum, sumCosts } from '../../dispatcher/costs/sum-costs.ts'
import { senderOf } from '../authentication/caller.ts'
import * as contract from '../contract/entity/costs.ts'
import { csvReply } from '../http/csv-reply.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { showCostSum, showWaiting } from './show-costs.ts'

/** `GET /v1/costs`: figures of the entity, without any person. */
export async function getCosts(call: CallOf<typeof contract.getCosts>, deps: ApiDeps): Promise<Reply> {
  const { from, to, by, format, limit } = call.query
  assertPeriod(from, to)
  const sender = senderOf(call.caller)
  const found = await deps.database.asEntity(sender.entity, (tx) => sumCosts(tx, sender, { from, to, by, limit }))
  if (format === 'csv') return csvReply(`costs-${from}-${to}.csv`, table(by, found.groups, found.total))
  return json(200, {
    from,
    to,
    by,
    items: found.groups.map((group) => {
      const key = keyOf(by, group)
      return { ...(key !== undefined && { key }), ...showCostSum(group) }
    }),
    more: found.more,
    total: showCostSum(found.total),
    waiting: showWaiting(found.waiting),
  } satisfies contract.Costs)
}

/** @throws Refusal UP-1001 for a period that ends before it begins, or is too long */
function assertPeriod(from: string, to: string): void {
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
  if (days >= 1 && days <= contract.maxCostDays) return
  const detail =
    days < 1 ? 'The period ends before it begins.' : `Ask for at most ${contract.maxCostDays} days at a time.`
  throw new Refusal('UP-1001', 'Choose another period.', [{ in: 'query', pointer: 'to', code: 'UP-2205', detail }])
}

function keyOf(by: contract.Costs['by'], { key }: CostGroup): string | undefined {
  if (key === null) return undefined
  return by === 'batch' ? showId('batch', key as Id<'batch'>) : key
}

/** Amounts in euro with a decimal point, so that every spreadsheet with a column type reads them; the total is the last row. */
function table(by: contract.Costs['by'], groups: readonly CostGroup[], total: CostSum): (string | number)[][] {
  const euro = (amount: number): string => (amount / 100).toFixed(2)
  const line = (name: string, { letters, sheets, amount, paperParts, billed, unbilled, unpriced }: CostSum) => [
    name,
    letters,
    sheets,
    euro(amount),
    euro(billed),
    unbilled,
    unpriced,
    euro(paperParts.printing),
    euro(paperParts.postage),
    euro(paperParts.unsplit),
  ]
  return [
    [
      by,
      'letters',
      'sheets',
      'euro',
      'billedEuro',
      'unbilled',
      'unpriced',
      'euroPrinting',
      'euroPostage',
      'euroUnsplit',
    ],
    ...groups.map((group) => line(keyOf(by, group) ?? '', group)),
    line('total', total),
  ]
}
