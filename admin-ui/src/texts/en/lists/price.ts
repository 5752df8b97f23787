import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listPriceNl } from '../../nl/lists/price.ts'

export const listPriceEn = {
  listPrice: {},
} satisfies SameKeys<typeof listPriceNl>
