import type * as batches from '../../../../api/contract/batches/batches.ts'
import type * as stages from '../../../../api/contract/batches/stages.ts'

export type List = batches.ShownBatch
export type ListRow = batches.BatchRow
export type ListStop = stages.ShownStop
export type ListEvent = stages.ShownBatchEvent
