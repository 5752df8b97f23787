import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listOverviewNl } from '../../nl/lists/overview.ts'

export const listOverviewEn = {
  listOverview: {},
} satisfies SameKeys<typeof listOverviewNl>
