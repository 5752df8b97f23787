import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listsNl } from '../../nl/lists/index.ts'
import { listCheckEn } from './check.ts'
import { listColumnsEn } from './columns.ts'
import { listFileEn } from './file.ts'
import { listOverviewEn } from './overview.ts'
import { listPriceEn } from './price.ts'
import { listRunningEn } from './running.ts'

/** Sending a list of letters, from the file to the result. */
export const listsEn = {
  lists: {
    what: 'this list',
    missing: 'The list is gone, or it belongs to another entity.',
    forbidden: 'Lists are for people who may read messages. Ask the administrator of your entity for that role.',
    steps: 'Steps',
    stepDone: ', done',
    step: { file: 'File', columns: 'Columns', check: 'Check', send: 'Send' },
  },
  ...listFileEn,
  ...listColumnsEn,
  ...listCheckEn,
  ...listPriceEn,
  ...listRunningEn,
  ...listOverviewEn,
} satisfies SameKeys<typeof listsNl>
