import type * as disposals from '../../../../api/contract/retention/disposals.ts'
import type * as holds from '../../../../api/contract/retention/holds.ts'
import type * as series from '../../../../api/contract/retention/series.ts'
import type * as transfers from '../../../../api/contract/retention/transfers.ts'

export type Series = series.Series
export type SeriesChange = series.SeriesChange
export type RetentionRule = NonNullable<Series['rule']>
export type LegalHold = holds.LegalHold
export type Disposal = disposals.Disposal
export type DisposalRecord = disposals.DisposalRecord
export type Transfer = transfers.Transfer
export type TransferPackage = transfers.TransferPackage
