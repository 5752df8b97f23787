import type * as batches from '../../../../api/contract/batches/batches.ts'
import type * as columns from '../../../../api/contract/batches/list-columns.ts'
import type * as prices from '../../../../api/contract/batches/list-prices.ts'
import type * as mends from '../../../../api/contract/batches/mends.ts'
import type * as rows from '../../../../api/contract/batches/rows.ts'
import type * as stages from '../../../../api/contract/batches/stages.ts'

export type List = batches.ShownBatch
export type ListTable = columns.ListColumnsAnswer
export type ListColumn = columns.ListColumn
export type SampleRow = columns.SampleRowAnswer
export type ListRow = batches.BatchRow
export type ListFaultGroup = rows.FaultGroup
export type ListMend = mends.ShownMend
export type RowIssue = ListRow['issues'][number]

export interface ListFaults {
  readonly items: readonly ListFaultGroup[]
  readonly alike: number
}
export interface ListRowPage {
  readonly items: readonly ListRow[]
  readonly next?: string
  readonly total?: number
}
export type ListTotals = prices.BatchTotals
export type ListPriceLine = ListTotals['lines'][number]
export type RowPreview = prices.RowPreview
export type TableReasonName = NonNullable<List['issues'][number]['reason']>
export type ListStop = stages.ShownStop
export type ListEvent = stages.ShownBatchEvent
