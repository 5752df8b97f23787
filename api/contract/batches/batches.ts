import { z } from 'zod'
import {
  batchStatuses,
  listFormats,
  listModes,
  readStages,
  rowHeaps,
  rowStatuses,
  workbookType,
} from '../../../core/words/batch.ts'
import { messageClasses, messageStatuses, priorities } from '../../../core/words/message.ts'
import { tableReasons } from '../../../core/words/table-reasons.ts'
import { messageStatus, templateKey } from '../messages/words.ts'
import { operation } from '../operation.ts'
import { id, instant, line, links, page, pageQuery } from '../words.ts'

const path = z.object({ id })
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

const stages = z
  .string()
  .max(100)
  .refine((text) => readStages(text) !== undefined, {
    error: 'Write the stages as seeds,50,rest; the last one is rest.',
  })
  .meta({
    example: 'seeds,50,rest',
    description: '`seeds`, numbers of rows, and `rest` as the last; each begins with `continue`',
  })

const wanted = {
  mode: z.enum(listModes).optional().meta({ description: '`best-effort` where it is absent' }),
  dryRun: z.boolean().optional().meta({ description: 'every row is checked and none is sent' }),
}

/** Members of a message that any row may replace. */
const defaults = z
  .record(z.string().max(100), z.unknown())
  .meta({ type: 'object', additionalProperties: true, description: 'as a message; what a row says itself counts' })

export const batchRequest = z
  .strictObject({
    defaults: defaults.optional(),
    messages: z
      .array(z.record(z.string().max(100), z.unknown()).meta({ type: 'object', additionalProperties: true }))
      .min(1)
      .max(1_000)
      .meta({
        description: 'messages; each may have an `idempotencyKey`, and `seed` where the office sends it to itself',
      }),
    ...wanted,
    stages: stages.optional(),
  })
  .meta({ id: 'BatchRequest' })

const issue = z
  .object({
    row: z.int().optional().meta({ description: '0 for the list as a whole' }),
    column: z.string().optional(),
    pointer: z.string().optional().meta({ description: 'into the message' }),
    code: z.string(),
    detail: z.string(),
    reason: z.enum(tableReasons).optional().meta({ description: 'of a file that cannot be read' }),
    values: z
      .record(z.string(), z.union([z.string(), z.number()]))
      .optional()
      .meta({ description: 'figures of the reason: the line, the column' }),
  })
  .meta({ id: 'RowIssue' })

export const batchRow = z
  .object({
    row: z.int(),
    status: z.enum(rowStatuses),
    heap: z.enum(rowHeaps),
    reference: z.string().optional(),
    message: z.string().optional().meta({ description: 'of an accepted row, or the letter that a duplicate repeats' }),
    messageStatus: z.enum(messageStatuses).optional(),
    seed: z.boolean().optional(),
    mended: z.boolean().optional(),
    issues: z.array(issue),
    warnings: z.array(issue).optional(),
    values: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ type: 'object', additionalProperties: true, description: 'by column; of one row only' }),
  })
  .meta({ id: 'BatchRow' })
export type BatchRow = z.output<typeof batchRow>

const letters = z.partialRecord(messageStatus, z.int())

export const batch = z
  .object({
    id,
    status: z.enum(batchStatuses),
    mode: z.enum(listModes),
    format: z.enum(listFormats),
    name: z.string().optional().meta({ description: 'of the file, as its sender gave it; removed with the rows' }),
    dryRun: z.boolean(),
    test: z.boolean(),
    template: z.string().optional(),
    total: z.int().optional().meta({ description: 'rows; absent until a table was read' }),
    progress: z.number().meta({ description: 'share of the rows for which nothing is left to do, from 0 to 1' }),
    counts: z
      .object({
        checked: z.int(),
        ready: z.int().meta({ description: 'right, and not accepted' }),
        invalid: z.int(),
        fixable: z.int().meta({ description: 'of the invalid ones' }),
        refused: z.int().meta({ description: 'of the invalid ones' }),
        duplicate: z.int().meta({ description: 'repeat a letter that was accepted under the same key' }),
        accepted: z.int(),
        sent: z.int(),
        delivered: z.int(),
        read: z.int(),
        undeliverable: z.int(),
        failed: z.int(),
        cancelled: z.int(),
      })
      .partial({ sent: true, delivered: true, read: true, undeliverable: true, failed: true, cancelled: true })
      .meta({ description: 'rows, then letters by their status now, which a list of batches does not have' }),
    letters: letters.optional().meta({ description: 'the letters of the batch by their status now' }),
    stages: z.array(z.union([z.enum(['seeds', 'rest']), z.int()])).optional(),
    stage: z.int().optional().meta({ description: 'stages that were begun' }),
    waitsFor: z.enum(['columns', 'continue', 'quota']).optional(),
    waitsUntil: instant.optional().meta({ description: 'of the quota' }),
    issues: z.array(issue).meta({ description: 'of the list as a whole' }),
    createdAt: instant,
    updatedAt: instant,
    endedAt: instant.optional(),
    personalDataRemovedAt: instant.optional(),
    links: z.object({ self: z.string(), rows: z.string(), failures: z.string() }),
  })
  .meta({ id: 'Batch' })
export type ShownBatch = z.output<typeof batch>

const acceptedBatch = z.object({ id, status: z.enum(batchStatuses), links }).meta({ id: 'AcceptedBatch' })

export const postBatch = operation({
  id: 'postBatch',
  tag: 'Batches',
  summary: 'Post a list of letters',
  description:
    'As JSON (at most 1,000 messages), or streamed as NDJSON or CSV (at most 100,000 rows). The answer comes when every row is durable; a body that is cut off leaves nothing, and its key stays free. A row without key gets the key `<key of the list>:<row>`. Parameters of the URL apply to NDJSON and CSV; JSON has them in its body.',
  headers: ['Idempotency-Key'],
  query: z.strictObject({
    template: templateKey.optional(),
    version: z
      .string()
      .regex(/^[1-9]\d{0,4}$/)
      .optional(),
    class: z.enum(messageClasses).optional(),
    priority: z
      .enum(priorities)
      .optional()
      .meta({ description: '`bulk` where neither this nor the row says otherwise' }),
    mode: z.enum(listModes).optional(),
    dryRun: flag.optional(),
    stages: stages.optional(),
    columns: z.enum(['ask']).optional().meta({
      description: 'a table waits until `PUT …/columns` says what its columns are used for',
    }),
    sheet: line(200).optional().meta({ description: 'of a workbook: the name or the number of the sheet' }),
    keys: z.enum(['row', 'reference']).optional().meta({
      description:
        'of a table: the key of a row that names none; `row`, the default: `<key of the list>:<row>`; `reference`: made of the template, the reference and the recipient, so that a corrected list sends nothing twice',
    }),
  }),
  body: batchRequest,
  streamed: ['application/x-ndjson', 'text/csv', workbookType],
  answers: {
    202: {
      description: 'Every row is durable',
      body: acceptedBatch,
      headers: { 'Idempotency-Replayed': 'true on a repeated answer' },
    },
  },
  refusals: [409, 422],
})
export const listBatches = operation({
  id: 'listBatches',
  tag: 'Batches',
  summary: 'The lists of the entity, newest first',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of lists; without the counts of letters', body: page(batch) } },
})
export const getBatch = operation({
  id: 'getBatch',
  tag: 'Batches',
  summary: 'A list, what became of its rows, and how far its letters are',
  path,
  answers: { 200: { description: 'The list', body: batch } },
  refusals: [404],
})
export const listBatchRows = operation({
  id: 'listBatchRows',
  tag: 'Batches',
  summary: 'The rows of a list that were checked, in their order',
  description: 'As CSV, with the values of each row and the reasons, ready to be corrected and posted again.',
  path,
  query: z.strictObject({
    status: z.enum(rowStatuses).optional(),
    heap: z.enum(rowHeaps).optional(),
    format: z.enum(['json', 'csv']).optional(),
    ...pageQuery,
  }),
  answers: { 200: { description: 'A page of rows, or all of them as CSV', body: page(batchRow) } },
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
export const mendBatchRow = operation({
  id: 'mendBatchRow',
  tag: 'Batches',
  summary: 'Mend a row and check it again',
  description:
    'Values by column: a column of the list, a field of the contract such as `postalCode`, or a variable of the template. Texts are read as cells are; null takes a written value back. A list that is sent at once sends the row as soon as it is ready.',
  path: z.object({ id, row: z.string().regex(/^[1-9]\d{0,5}$/) }),
  body: z
    .record(line(200), z.unknown())
    .refine((values) => Object.keys(values).length > 0 && Object.keys(values).length <= 100, {
      error: 'Give 1 to 100 columns.',
    })
    .meta({ type: 'object', additionalProperties: true, example: { postalCode: '9000' } }),
  answers: { 200: { description: 'The row as it is now', body: batchRow } },
  refusals: [404, 409, 410],
})
export const mendBatchRows = operation({
  id: 'mendBatchRows',
  tag: 'Batches',
  summary: 'Mend one column of many rows at once',
  description:
    'In every row with a fault in the column and exactly the old value. At most 500 rows at a time: call again while `more` is true.',
  path,
  body: z
    .strictObject({
      column: line(200),
      from: z.unknown().meta({ description: 'the value that the rows have now' }),
      to: z.unknown().meta({ description: 'the new value; null takes a written value back' }),
      code: z
        .string()
        .regex(/^UP-\d{4}$/)
        .optional()
        .meta({ description: 'only rows with this fault in the column' }),
    })
    .refine(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to), {
      path: ['to'],
      error: 'This is the old value; give another one.',
    }),
  answers: {
    200: {
      description: 'The rows that were mended',
      body: z.object({ rows: z.array(z.int()), ready: z.array(z.int()), more: z.boolean() }),
    },
  },
  refusals: [404, 409, 410],
})

const changed = { 200: { description: 'The list as it is now', body: batch } }
export const pauseBatch = operation({
  id: 'pauseBatch',
  tag: 'Batches',
  summary: 'Stop a list for a while',
  description:
    'No row is accepted, and letters that no dispatcher works on wait. A letter on paper that is in a print run leaves with it, unless the list is cancelled.',
  path,
  answers: changed,
  refusals: [404, 409],
})
export const resumeBatch = operation({
  id: 'resumeBatch',
  tag: 'Batches',
  summary: 'Let a paused list go on',
  path,
  answers: changed,
  refusals: [404, 409],
})
export const cancelBatch = operation({
  id: 'cancelBatch',
  tag: 'Batches',
  summary: 'End a list, and cancel its letters that were not handed over',
  description: 'What had been handed over is in `letters` when the list has ended.',
  path,
  answers: changed,
  refusals: [404, 409],
})
export const continueBatch = operation({
  id: 'continueBatch',
  tag: 'Batches',
  summary: 'Begin the next stage of a list',
  description: 'Also sends an `atomic` list that was rejected, once every row was mended.',
  path,
  answers: changed,
  refusals: [404, 409],
})
