import { z } from 'zod'
import { fieldNames } from '../../../dispatcher/batches/columns/fields.ts'
import { maxRemembered } from '../../../dispatcher/batches/columns/remembered-mapping.ts'
import { templateKey } from '../messages/message.ts'
import { operation } from '../operation.ts'
import { instant, line } from '../words.ts'

const variableName = line(100)
const simpleUses = ['key', 'first-name', 'last-name', 'last-name-first', 'address', 'seed', 'ignored'] as const

/** What a column is used for. */
export const columnUse = z
  .discriminatedUnion('use', [
    z.strictObject({ use: z.literal('field'), field: z.enum(fieldNames) }),
    z.strictObject({ use: z.literal('variable'), variable: variableName }),
    z.strictObject({ use: z.literal('item'), variable: variableName, item: variableName }),
    z.strictObject({ use: z.enum(simpleUses) }),
  ])
  .meta({
    id: 'ColumnUse',
    description:
      '`field`: a member of the message; `variable`: of the template; `item`: one value of each item of a list; `key`: the Idempotency-Key of the row; `first-name` and `last-name` are joined to the name; `last-name-first`: the whole name, which is turned round; `address`: an address or a part of it in one cell, which is divided; `seed`: marks the rows that the office sends to itself; `ignored`',
  })

const head = line(200)
export const usesByColumn = z
  .record(head, columnUse)
  .refine((all) => Object.keys(all).length <= maxRemembered, { error: `A list has at most ${maxRemembered} columns.` })
  .meta({
    description: 'by the name of the column as lists write it; case, accents, spaces and signs do not count',
    type: 'object',
    additionalProperties: { $ref: '#/components/schemas/ColumnUse' },
  })

export const columnMapping = z
  .object({
    columns: z.record(z.string(), columnUse),
    savedAt: instant.optional().meta({ description: 'absent: nothing is remembered yet' }),
    savedBy: z.string().optional(),
  })
  .meta({ id: 'ColumnMapping' })
export type ColumnMappingAnswer = z.output<typeof columnMapping>

const ofTemplate = z.object({ key: templateKey })
const answers = { 200: { description: 'The mapping', body: columnMapping } }

export const getColumnMapping = operation({
  id: 'getColumnMapping',
  tag: 'Templates',
  summary: 'What the columns of earlier lists of a template were used for',
  path: ofTemplate,
  answers,
  refusals: [404],
})
export const putColumnMapping = operation({
  id: 'saveColumnMapping',
  tag: 'Templates',
  summary: 'Remember what the columns of lists of a template are used for',
  description:
    'Replaces what was remembered. It holds names of columns only: a name that is a national number, a date or an address of email is refused.',
  path: ofTemplate,
  body: z.strictObject({ columns: usesByColumn }),
  answers,
  refusals: [404],
})

/** Twenty rows of five hundred columns with short texts. */
const largestBody = 4 * 1024 * 1024
export const maxSampleRows = 20
const cell = z.string().max(5_000)

export const guessedColumns = z
  .object({
    columns: z.array(
      z.object({
        head: z.string(),
        use: columnUse.optional().meta({ description: 'absent: nothing is known about this column' }),
        certainty: z.enum(['certain', 'likely', 'unsure']).meta({
          description: '`unsure`: a person chooses; the others are used as guessed',
        }),
        reason: z.enum(['name', 'remembered', 'label', 'synonym', 'misspelt', 'content', 'nothing']),
        contradicted: z.boolean().meta({ description: 'the values look different from what the name says' }),
        samples: z.array(z.string()).meta({ description: 'its first three different values' }),
      }),
    ),
    missing: z
      .array(z.string())
      .meta({ description: 'required variables of the template for which there is no column' }),
  })
  .meta({ id: 'GuessedColumns' })
export type GuessedColumnsAnswer = z.output<typeof guessedColumns>

export const guessColumnMapping = operation({
  id: 'guessColumnMapping',
  tag: 'Templates',
  summary: 'Guess what the columns of a list are used for',
  description:
    'By the names of the columns, what is remembered for the template, and some rows. Nothing is stored, and no value is written to a log.',
  largestBody,
  body: z.strictObject({
    template: templateKey,
    version: z.int().min(1).max(100_000).optional().meta({ description: 'absent: the one that is published' }),
    heads: z.array(z.string().max(200)).min(1).max(maxRemembered),
    rows: z.array(z.array(cell).max(maxRemembered)).max(maxSampleRows),
  }),
  answers: { 200: { description: 'The guess, in the order of the columns', body: guessedColumns } },
  refusals: [404],
})
