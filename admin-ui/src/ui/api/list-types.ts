import type * as batches from '../../../../api/contract/batches/batches.ts'
import type * as prices from '../../../../api/contract/batches/list-prices.ts'

export type List = batches.ShownBatch
export type ListRow = batches.BatchRow
export type ListTotals = prices.BatchTotals
export type ListPriceLine = ListTotals['lines'][number]
export type RowPreview = prices.RowPreview
