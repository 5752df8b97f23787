import type * as runs from '../../../../api/contract/print/print.ts'
import type * as contracts from '../../../../api/contract/print/print-contract.ts'
import type * as proposals from '../../../../api/contract/print/print-proposal.ts'

export type PrintContract = contracts.PrintContract
export type PrintTariff = PrintContract['tariffs'][number]
export type PrintForecast = contracts.PrintForecast
export type PaperParts = runs.PrintReconciliation['parts']
export type PrintDifference = runs.PrintDifference
export interface PrintCalendarDay {
  readonly day: string
  readonly cutOffs: readonly string[]
  readonly closed?: 'weekday' | 'holiday' | 'closing-day'
  readonly holiday?: Readonly<Record<string, string>>
}
export type PrintProposal = proposals.PrintProposal
export type PrintClosingDays = contracts.ClosingDays
