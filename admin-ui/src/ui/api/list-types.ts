import type * as batches from '../../../../api/contract/batches/batches.ts'
import type * as columns from '../../../../api/contract/batches/list-columns.ts'

export type List = batches.ShownBatch
export type ListTable = columns.ListColumnsAnswer
export type ListColumn = columns.ListColumn
export type SampleRow = columns.SampleRowAnswer
export type ListRow = batches.BatchRow
export type TableReasonName = NonNullable<List['issues'][number]['reason']>
