import { z } from 'zod'
import { rowHeaps, rowStatuses } from '../../../core/words/batch.ts'
import { operation } from '../operation.ts'
import { id, line, page, pageQuery, wholeNumber } from '../words.ts'
import { batchRow, issue, path } from './batches.ts'

const yes = z.literal('true').transform(() => true)
const code = z.string().regex(/^UP-\d{4}$/)

export const listBatchRows = operation({
  id: 'listBatchRows',
  tag: 'Batches',
  summary: 'The rows of a list that were checked, in their order',
  description:
    'As CSV, with the values of each row and the reasons, ready to be corrected and posted again. With `values=true`, the name of each recipient and the values of `columns`; reading them is logged once an hour for each person and list.',
  path,
  query: z.strictObject({
    status: z.enum(rowStatuses).optional(),
    heap: z.enum(rowHeaps).optional(),
    rows: z
      .string()
      .regex(/^[1-9]\d{0,5}(,[1-9]\d{0,5}){0,199}$/)
      .transform((text) => text.split(',').map(Number))
      .optional()
      .meta({ type: 'string', example: '17,23', description: 'only these; at most 200' }),
    code: code.optional().meta({ description: 'rows with this fault' }),
    column: z.string().max(200).optional().meta({ description: 'rows with a fault in this column' }),
    alike: yes.optional().meta({ description: 'rows that resemble another row of the list or an earlier letter' }),
    format: z.enum(['json', 'csv']).optional(),
    values: yes.optional(),
    columns: z
      .string()
      .max(10_000)
      .optional()
      .meta({ description: 'of `values`, separated by `|`; case, accents, spaces and signs are free. Absent: all' }),
    offset: wholeNumber(0, 100_000).optional().meta({
      description: 'rows that are passed over, for a table of which a part is in view; the answer has `total`',
    }),
    ...pageQuery,
  }),
  answers: {
    200: {
      description: 'A page of rows, or all of them as CSV',
      body: page(batchRow).extend({ total: z.int().optional() }),
    },
  },
  refusals: [404, 410],
})

const faultGroup = z
  .object({
    heap: z.enum(['fixable', 'refused']),
    column: z.string().optional().meta({ description: 'as the list names it; absent for a fault of the whole row' }),
    issue: issue.meta({ description: 'as the first row has it' }),
    rows: z.int(),
    firstRows: z.array(z.int()),
    values: z
      .array(z.object({ value: z.string(), rows: z.int() }))
      .meta({ description: 'what the rows have in the column, the value of most rows first; at most 200' }),
    otherRows: z.int().meta({ description: 'rows with a value that is not among these' }),
  })
  .meta({ id: 'FaultGroup' })
export type FaultGroup = z.output<typeof faultGroup>

export const listBatchFaults = operation({
  id: 'listBatchFaults',
  tag: 'Batches',
  summary: 'What is wrong in a list, by fault and column, that of most rows first',
  path,
  answers: {
    200: {
      description: 'At most 100 groups',
      body: z.object({
        items: z.array(faultGroup),
        alike: z.int().meta({ description: 'rows that resemble another row of the list or an earlier letter' }),
      }),
    },
  },
  refusals: [404, 410],
})

export const getBatchRow = operation({
  id: 'getBatchRow',
  tag: 'Batches',
  summary: 'One row with its values',
  path: z.object({ id, row: z.string().regex(/^[1-9]\d{0,5}$/) }),
  answers: { 200: { description: 'The row', body: batchRow } },
  refusals: [404, 410],
})

const ofRow = z.object({ id, row: z.string().regex(/^[1-9]\d{0,5}$/) })
export const mendBatchRow = operation({
  id: 'mendBatchRow',
  tag: 'Batches',
  summary: 'Mend a row and check it again',
  description:
    'Values by column: a column of the list, a field of the contract such as `postalCode`, or a variable of the template. Texts are read as cells are; null takes a written value back. A list that is sent at once sends the row as soon as it is ready. With `If-Match`, 412 when another person mended the row first.',
  headers: ['If-Match'],
  path: ofRow,
  body: z
    .record(line(200), z.unknown())
    .refine((values) => Object.keys(values).length > 0 && Object.keys(values).length <= 100, {
      error: 'Give 1 to 100 columns.',
    })
    .meta({ type: 'object', additionalProperties: true, example: { postalCode: '9000' } }),
  answers: { 200: { description: 'The row as it is now; `mend` takes it back', body: batchRow } },
  refusals: [404, 409, 410, 412],
})
