import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listFileNl } from '../../nl/lists/file.ts'

export const listFileEn = {
  listFile: {},
} satisfies SameKeys<typeof listFileNl>
