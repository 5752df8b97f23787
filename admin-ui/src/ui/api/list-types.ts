import type * as batches from '../../../../api/contract/batches/batches.ts'
import type * as columns from '../../../../api/contract/batches/list-columns.ts'
import type * as prices from '../../../../api/contract/batches/list-prices.ts'

export type List = batches.ShownBatch
export type ListTable = columns.ListColumnsAnswer
export type ListColumn = columns.ListColumn
export type SampleRow = columns.SampleRowAnswer
export type ListRow = batches.BatchRow
export type ListTotals = prices.BatchTotals
export type ListPriceLine = ListTotals['lines'][number]
export type RowPreview = prices.RowPreview
export type TableReasonName = NonNullable<List['issues'][number]['reason']>
