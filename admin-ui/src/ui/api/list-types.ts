import type * as batches from '../../../../api/contract/batches/batches.ts'

export type List = batches.ShownBatch
export type ListRow = batches.BatchRow
