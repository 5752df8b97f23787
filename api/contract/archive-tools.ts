import { z } from 'zod'
import { archiveSearch } from './archive.ts'
import { operation } from './operation.ts'
import { id, line } from './words.ts'

const tag = 'Archive'
const criteria = archiveSearch.omit({ limit: true, cursor: true })

export const exportSearch = operation({
  id: 'exportArchiveSearch',
  tag,
  summary: 'The results of a search as CSV or JSON',
  description:
    'The facts of the letters that a search finds, and no letter; written as it is read. At most 10,000 results; the last line, or `more`, says when there are more.',
  headers: ['Uitpost-Purpose'],
  body: z.strictObject({ criteria: criteria.default({}), format: z.enum(['csv', 'json']).default('csv') }),
  answers: { 200: { description: 'The results', mediaTypes: ['text/csv', 'application/json'] } },
})

export const savedSearch = z
  .object({
    id,
    name: z.string(),
    shared: z.boolean(),
    own: z.boolean(),
    by: z.string().optional().meta({ description: 'the colleague who shares it' }),
    criteria,
  })
  .meta({ id: 'SavedSearch' })
export type SavedSearch = z.output<typeof savedSearch>

export const listSavedSearches = operation({
  id: 'listSavedSearches',
  tag,
  summary: 'Saved searches: your own, and those that colleagues share',
  answers: { 200: { description: 'By name', body: z.object({ items: z.array(savedSearch) }) } },
})
export const saveSearch = operation({
  id: 'saveSearch',
  tag,
  summary: 'Save a search under a name',
  description:
    'One of yours with the same name is replaced. The criteria are stored encrypted, since they may name a person.',
  body: z.strictObject({ name: line(60), shared: z.boolean().default(false), criteria }),
  answers: { 201: { description: 'It is saved', body: savedSearch } },
})
export const removeSavedSearch = operation({
  id: 'removeSavedSearch',
  tag,
  summary: 'Remove a saved search of your own',
  path: z.object({ id }),
  answers: { 204: { description: 'It is removed' } },
  refusals: [404],
})
