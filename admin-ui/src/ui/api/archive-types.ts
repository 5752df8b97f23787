import type { z } from 'zod'
import type * as archive from '../../../../api/contract/archive.ts'
import type * as tools from '../../../../api/contract/archive-tools.ts'

export type ArchiveQuery = Partial<z.input<typeof archive.archiveSearch>>
export type ArchiveHit = archive.ArchiveHit
export type ArchiveAnswer = z.output<typeof archive.archivePage>
export type ArchiveRecord = archive.ArchiveRecord
export type RecordDocument = ArchiveRecord['documents'][number]
export type RecordProof = z.output<typeof archive.archiveProof>
export interface SavedSearch extends Omit<tools.SavedSearch, 'criteria'> {
  readonly criteria: ArchiveQuery
}
