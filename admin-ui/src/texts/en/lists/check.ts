import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listCheckNl } from '../../nl/lists/check.ts'

export const listCheckEn = {
  listCheck: {},
} satisfies SameKeys<typeof listCheckNl>
