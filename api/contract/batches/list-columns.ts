import { z } from 'zod'
import { tableReasons } from '../../../core/words/table-reasons.ts'
import { operation } from '../operation.ts'
import { id, instant, line } from '../words.ts'
import { batch } from './batches.ts'
import { columnUse, usesByColumn } from './column-mapping.ts'

const path = z.object({ id })
const values = z.record(z.string(), z.union([z.string(), z.number()]))
const headRow = z.int().min(1).max(1_000)

const lostZeros = z
  .object({
    of: z.enum(['insz', 'enterpriseNumber', 'postalCode']),
    count: z.int().meta({ description: 'cells with too few digits' }),
    right: z.int().meta({
      description:
        'of these, the ones that are right with their zeros: by the check digits, postal codes by their country',
    }),
  })
  .meta({ id: 'LostZeros' })

const column = z
  .object({
    head: z.string().meta({ description: 'empty for a column without name and values' }),
    use: columnUse.optional().meta({ description: 'as guessed; absent where nothing is known' }),
    certainty: z.enum(['certain', 'likely', 'unsure']),
    reason: z.enum(['name', 'remembered', 'label', 'synonym', 'misspelt', 'content', 'nothing']),
    contradicted: z.boolean(),
    samples: z.array(z.string()).meta({ description: 'its first three different values; national numbers are masked' }),
    filled: z.int().meta({ description: 'rows with a value' }),
    monthFirst: z.boolean().meta({ description: 'its dates are read as month, day, year' }),
    lostZeros: z.array(lostZeros),
  })
  .meta({ id: 'ListColumn' })
export type ListColumn = z.output<typeof column>

export const listColumns = z
  .object({
    reading: z.boolean().meta({ description: 'true: the table is still read, and the other members are absent' }),
    format: z.enum(['csv', 'xlsx']).optional(),
    sheet: z.string().optional(),
    sheets: z
      .array(z.object({ name: z.string(), hidden: z.boolean(), rows: z.int().optional() }))
      .optional()
      .meta({ description: 'of a workbook; the rows of a sheet that was not read are an estimate' }),
    headRow: z.int().optional().meta({ description: 'row that names the columns' }),
    rows: z.int().optional(),
    shownRows: z.int().optional().meta({ description: 'of the first rows, as many can be shown as they are read' }),
    columns: z.array(column).optional(),
    missing: z.array(z.string()).optional().meta({ description: 'required variables for which no column was found' }),
    notes: z
      .array(z.object({ name: z.string(), detail: z.string(), values }))
      .optional()
      .meta({ description: 'findings about the whole table; none of them stops anything' }),
    refusedChoice: z
      .object({ reason: z.enum(tableReasons), detail: z.string(), values: values.optional() })
      .optional()
      .meta({ description: 'why the sheet or the row of names that was asked for could not be read' }),
    rememberedAt: instant.optional(),
  })
  .meta({ id: 'ListColumns' })
export type ListColumnsAnswer = z.output<typeof listColumns>

const wish = {
  constants: z
    .record(line(100), z.unknown())
    .optional()
    .meta({
      type: 'object',
      additionalProperties: true,
      description: 'one value for all rows of a variable that has no column; texts are read as cells are',
      example: { jaar: '2026' },
    }),
  restoreZeros: z.array(line(200)).max(500).optional().meta({
    description:
      'columns in which zeros are restored that a spreadsheet dropped, postal codes included; in the others they are not. Absent: where check digits prove them',
  }),
}

export const getListColumns = operation({
  id: 'getBatchColumns',
  tag: 'Batches',
  summary: 'The table of a list that waits for its columns',
  description:
    'Of a list that was posted with `columns=ask`: what was found in its table, and a guess for each column.',
  path,
  answers: { 200: { description: 'The table', body: listColumns } },
  refusals: [404, 409],
})

export const putListColumns = operation({
  id: 'confirmBatchColumns',
  tag: 'Batches',
  summary: 'Say what the columns of a list are used for, and check its rows',
  description:
    'Every column of the list needs a use. For another sheet or another row of names the table is read again and nothing is confirmed: the list then waits for its columns again.',
  path,
  body: z.strictObject({
    sheet: line(200).optional(),
    headRow: headRow.optional(),
    columns: usesByColumn.optional(),
    ...wish,
    remember: z.boolean().optional().meta({ description: 'keep the uses for later lists of the template; heads only' }),
  }),
  answers: { 200: { description: 'The list as it is now', body: batch } },
  refusals: [404, 409],
})

export const sampleRow = z
  .object({
    row: z.int(),
    line: z.int().meta({ description: 'of the file, or row of the sheet' }),
    message: z.record(z.string(), z.unknown()).meta({
      type: 'object',
      additionalProperties: true,
      description: 'as a message, without its template; national numbers are masked',
    }),
    issues: z.array(z.object({ column: z.string().optional(), code: z.string(), detail: z.string() })),
    warnings: z.array(z.object({ column: z.string().optional(), code: z.string(), detail: z.string() })),
  })
  .meta({ id: 'SampleRow' })
export type SampleRowAnswer = z.output<typeof sampleRow>

export const readListRow = operation({
  id: 'readBatchSampleRow',
  tag: 'Batches',
  summary: 'One of the first rows of a list as it would be read',
  description: 'With these uses of the columns. Nothing is stored, and the letter itself is not checked yet.',
  path: z.object({ id, row: z.string().regex(/^[1-9]\d{0,5}$/) }),
  body: z.strictObject({ columns: usesByColumn, ...wish }),
  answers: { 200: { description: 'The row', body: sampleRow } },
  refusals: [404, 409],
})
