import { z } from 'zod'
import { rowHeaps, rowStatuses } from '../../../core/words/batch.ts'
import { postages } from '../../../core/words/message.ts'
import { recipientTypes } from '../../../core/words/recipient.ts'
import { costSum, waitingCosts } from '../entity/costs.ts'
import { previewPrice, printTariff, routePreview } from '../messages/route-preview.ts'
import { channel } from '../messages/words.ts'
import { operation } from '../operation.ts'
import { id, instant, line, paperParts, price } from '../words.ts'

const ofRow = z.object({ id, row: z.string().regex(/^[1-9]\d{0,5}$/) })

const gap = z
  .object({
    pointer: z.string().meta({ description: 'into the message' }),
    column: z.string().meta({ description: 'as the list names it' }),
  })
  .meta({ id: 'RowGap' })

export const rowPreview = routePreview
  .extend({
    row: z.int(),
    status: z.enum(rowStatuses),
    heap: z.enum(rowHeaps),
    mended: z.boolean().optional().meta({ description: 'a person wrote values over those of the row' }),
    message: z.string().optional().meta({ description: 'of an accepted row' }),
    recipient: z.object({ name: z.string(), type: z.enum(recipientTypes) }),
    gaps: z.array(gap).meta({
      description: 'values that are missing or wrong: the letter shows made-up ones, or leaves them out',
    }),
  })
  .meta({ id: 'RowPreview' })
export type RowPreview = z.output<typeof rowPreview>

export const previewBatchRow = operation({
  id: 'previewBatchRow',
  tag: 'Batches',
  summary: 'What would become of the letter of a row: route, price and documents',
  description:
    'As `POST /v1/route-previews`, for a row of a list with everything that was mended. `values` are written over those of the row for this preview only. Where a value is missing or wrong, the letter shows a made-up one and `gaps` names it. Nothing is sent, stored or reserved.',
  path: ofRow,
  body: z.strictObject({
    values: z
      .record(line(200), z.unknown())
      .refine((values) => Object.keys(values).length <= 100, { error: 'Give at most 100 columns.' })
      .optional()
      .meta({ type: 'object', additionalProperties: true, example: { postalCode: '9000' } }),
  }),
  bodyOptional: true,
  answers: { 200: { description: 'The preview', body: rowPreview } },
  refusals: [404, 409, 410, 503],
})

export const rowForms = ['pdf', 'large-print', 'html', 'email'] as const

export const getRowDocument = operation({
  id: 'getBatchRowDocument',
  tag: 'Batches',
  summary: 'The letter of a row, marked as a preview',
  description: 'With everything that was mended. Where a value is missing or wrong, the letter shows a made-up one.',
  path: ofRow,
  query: z.strictObject({ as: z.enum(rowForms).default('pdf') }),
  answers: {
    200: {
      description: 'The letter',
      mediaTypes: ['application/pdf', 'text/html'],
      headers: {
        'Letter-Pages': 'pages of the letter',
        'Letter-Pages-Limit': 'pages that go into an envelope',
        'Letter-Gaps': 'number of values that are made up or left out',
      },
    },
  },
  refusals: [404, 409, 410, 503],
})

const sumOfLetters = {
  letters: z.int(),
  price: price.meta({ description: 'of the letters together' }),
}

const priceLine = z
  .object({
    channel: channel.optional().meta({ description: 'absent: no channel can reach these recipients' }),
    postage: z.enum(postages).optional().meta({ description: 'of letters on paper' }),
    zone: z.string().optional().meta({ description: 'of letters on paper' }),
    sheets: z.int().optional().meta({ description: 'of each letter on paper, with its enclosures' }),
    variant: z.enum(['normal', 'large']),
    each: previewPrice.optional().meta({ description: 'of one letter; absent where no tariff is known' }),
    ...sumOfLetters,
    tariff: printTariff.optional(),
  })
  .meta({ id: 'PriceLine' })

export const batchTotals = z
  .object({
    status: z
      .enum(['computing', 'ready'])
      .meta({ description: '`computing`: the sums are those of the rows that were priced so far' }),
    rows: z.int().meta({ description: 'rows that were checked' }),
    priced: z.int().meta({ description: 'of these, rows whose prices are up to date' }),
    pricedAt: instant.optional().meta({ description: 'of the oldest price' }),
    ...sumOfLetters,
    paperParts: paperParts.meta({ description: 'of the letters on paper' }),
    estimated: z.boolean().meta({
      description: 'pages were counted on another letter of the same kind, or letters may share an envelope',
    }),
    sheets: z.int().meta({ description: 'of all letters on paper' }),
    unpriced: z.int().meta({ description: 'letters without a price: no tariff is known, or they could not be drawn' }),
    unreachable: z.int().meta({ description: 'letters that no channel can carry to their recipient' }),
    refused: z.int().meta({ description: 'rows that were right and would be refused by now' }),
    unanswered: z.int().meta({
      description: 'letters whose channel may still change: a partner gave no answer about the recipient',
    }),
    lines: z.array(priceLine).meta({ description: 'letters of equal channel, form and price; the most letters first' }),
    costCentres: z
      .array(
        z.object({
          costCentre: z.string().optional().meta({ description: 'absent: letters without one' }),
          ...sumOfLetters,
          unpriced: z.int(),
        }),
      )
      .meta({ description: 'the dearest first, at most 100' }),
    moreCostCentres: z.boolean(),
    tariffs: z.array(printTariff),
    spent: costSum.meta({ description: 'what the letters that were handed over cost, as in `GET /v1/costs`' }),
    waiting: waitingCosts,
  })
  .meta({ id: 'BatchTotals' })
export type BatchTotals = z.output<typeof batchTotals>

export const getBatchTotals = operation({
  id: 'getBatchTotals',
  tag: 'Batches',
  summary: 'What the letters of a list would do and cost, and what they cost so far',
  description:
    'Of the rows that are ready or accepted. For a list that waits – stages, `atomic`, `dryRun` – the sums are computed while it is checked, and again for rows that were mended. For a list that is sent at once they are computed when they are asked for. Prices older than a day are computed again while rows wait. Pages are counted on one letter of each kind.',
  path: z.object({ id }),
  answers: { 200: { description: 'The sums so far', body: batchTotals } },
  refusals: [404],
})
