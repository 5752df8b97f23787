import { z } from 'zod'
import { stuckKinds } from '../../../core/words/stuck.ts'
import { operation } from '../operation.ts'
import { id, instant, shownText } from '../words.ts'

const row = z.int().min(1)
export const listFailure = z
  .object({
    batch: id.meta({ description: '`bat_…`' }),
    entity: id,
    entityName: shownText,
    template: z.string().optional(),
    step: z.string().meta({ description: 'the step that fails: `splitting`, `checking`, `accepting` and others' }),
    code: z.string().meta({ description: 'code or class of the error, as in the log' }),
    kind: z.enum(stuckKinds).meta({ description: 'the class of the code' }),
    state: z
      .enum(['retried', 'refused'])
      .meta({ description: '`retried`: the rows wait for the next attempt; `refused`: they were left out' }),
    attempts: z.int(),
    firstAt: instant,
    lastAt: instant,
    retryAt: instant.optional(),
    firstRow: row.optional().meta({ description: 'of the part that fails; absent for the list as a whole' }),
    lastRow: row.optional(),
    refused: z.array(row).meta({ description: 'rows that were left out and are still at fault' }),
  })
  .meta({ id: 'ListFailure' })
export type ListFailure = z.output<typeof listFailure>

export const listListFailures = operation({
  id: 'listListFailures',
  tag: 'Operators',
  summary: 'Parts of lists on which the hub fails by a fault of its own, the oldest first',
  description: 'At most 200. Neither the rows nor their values are shown: only their numbers.',
  answers: { 200: { description: 'The failures', body: z.object({ items: z.array(listFailure) }) } },
})

const count = z.int().min(0)
export const settledFailures = z
  .object({
    passed: count.meta({ description: 'rows that were left out and were checked now' }),
    failed: count.meta({ description: 'rows on which the hub fails again' }),
    refused: count.meta({ description: 'rows that were left out now' }),
  })
  .meta({ id: 'SettledFailures' })

const settle = (name: string, summary: string, description: string) =>
  operation({
    id: name,
    tag: 'Operators',
    summary,
    description,
    path: z.object({ id }),
    answers: { 200: { description: 'What was done', body: settledFailures } },
    refusals: [404, 409, 410],
  })
export const retryListFailures = settle(
  'retryListFailures',
  'Try again what failed of a list, after the cause was removed',
  'What waits for its next attempt is tried at once. Rows that were left out are checked again; in a list that is sent at once they are sent, also when it had ended.',
)
export const refuseListFailures = settle(
  'refuseListFailures',
  'Go on without what failed of a list',
  'Rows that wait become `invalid` in the heap `refused` with `UP-4076`; a table that cannot be read is `rejected`. Failures of rows that were left out already are closed.',
)
