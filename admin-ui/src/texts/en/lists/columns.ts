import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listColumnsNl } from '../../nl/lists/columns.ts'

export const listColumnsEn = {
  listColumns: {},
} satisfies SameKeys<typeof listColumnsNl>
