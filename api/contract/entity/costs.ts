import { z } from 'zod'
import { operation } from '../operation.ts'
import { day, paperParts, price, wholeNumber } from '../words.ts'

/** Days of one question: a leap year. */
export const maxCostDays = 366

export const costSum = z.object({
  letters: z.int().meta({ description: 'hand-overs; a letter that went digitally and then on paper counts twice' }),
  sheets: z.int(),
  price,
  paperParts: paperParts.meta({ description: 'of the letters on paper' }),
  billed: price.meta({ description: 'the part of it that the print partner billed' }),
  unbilled: z
    .int()
    .meta({ description: 'letters on paper without a bill yet; their share of the envelope is counted' }),
  unpriced: z.int().meta({ description: 'of these, letters for which the contract had no price' }),
})

export const waitingCosts = z
  .object({ letters: z.int(), sheets: z.int(), price, paperParts, unpriced: z.int() })
  .meta({ description: 'letters in print runs that were not handed over yet, now; in envelopes of their own' })

export const costs = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(['costCentre', 'channel', 'template', 'batch']),
    items: z.array(
      costSum.extend({
        key: z.string().optional().meta({ description: 'absent: letters without cost centre, template or batch' }),
      }),
    ),
    more: z.boolean().meta({ description: 'there are more groups than `limit`; `total` counts them' }),
    total: costSum,
    waiting: waitingCosts,
  })
  .meta({ id: 'Costs' })
export type Costs = z.output<typeof costs>

export const getCosts = operation({
  id: 'getCosts',
  tag: 'Messages',
  summary: 'What the letters of a period cost, by cost centre, channel, template or batch',
  description: `By the day of the hand-over, in Brussels; at most ${maxCostDays} days. Prices are whole cents and are added up: nothing is rounded. Control copies of print runs are not counted.`,
  query: z.strictObject({
    from: day,
    to: day,
    by: z.enum(['costCentre', 'channel', 'template', 'batch']).default('costCentre'),
    format: z.enum(['json', 'csv']).default('json'),
    limit: wholeNumber(1, 5_000).default(200),
  }),
  answers: { 200: { description: 'The costs, the dearest group first', body: costs, mediaTypes: ['text/csv'] } },
})
