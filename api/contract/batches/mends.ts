import { z } from 'zod'
import { operation } from '../operation.ts'
import { id, instant, line } from '../words.ts'
import { path } from './batches.ts'

const mend = z
  .object({
    id,
    state: z.enum(['mending', 'done', 'undoing', 'undone']),
    column: z.string().optional().meta({ description: 'of many rows' }),
    rows: z.int().meta({ description: 'chosen when it began' }),
    mended: z.int(),
    ready: z.int().meta({ description: 'of the mended rows, those that were right then' }),
    skipped: z.int().meta({ description: 'changed by another person, or accepted, before their turn came' }),
    undone: z.int(),
    by: z.string(),
    createdAt: instant,
    undoneAt: instant.optional(),
  })
  .meta({ id: 'Mend' })
export type ShownMend = z.output<typeof mend>

const answers = {
  200: { description: 'It is done', body: mend },
  202: { description: 'It has begun; ask for it until `state` is `done` or `undone`', body: mend },
}

export const mendBatchRows = operation({
  id: 'mendBatchRows',
  tag: 'Batches',
  summary: 'Mend one column of many rows at once',
  description:
    'In every row with a fault in the column, and with the old value where `from` is given. The rows are chosen at once; all of them are mended, whatever ends meanwhile.',
  path,
  body: z
    .strictObject({
      column: line(200),
      from: z.unknown().optional().meta({ description: 'the value that the rows have now; absent: whatever it is' }),
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
  answers,
  refusals: [404, 409, 410],
})

const ofMend = z.object({ id, mend: id })
export const getBatchMend = operation({
  id: 'getBatchMend',
  tag: 'Batches',
  summary: 'A mend, and how far it is',
  path: ofMend,
  answers: { 200: { description: 'The mend', body: mend } },
  refusals: [404],
})
export const undoBatchMend = operation({
  id: 'undoBatchMend',
  tag: 'Batches',
  summary: 'Take a mend back',
  description:
    'Each of its rows has the values again that it had before. Rows that were accepted or mended again since then refuse the whole, unless `partly` is true. Repeating it changes nothing.',
  path: ofMend,
  body: z.strictObject({
    partly: z.boolean().optional().meta({ description: 'leave rows as they are that cannot be taken back' }),
  }),
  bodyOptional: true,
  answers,
  refusals: [404, 409, 410],
})
