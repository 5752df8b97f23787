import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listRunningNl } from '../../nl/lists/running.ts'

export const listRunningEn = {
  listRunning: {},
} satisfies SameKeys<typeof listRunningNl>
