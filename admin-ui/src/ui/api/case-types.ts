import type * as resends from '../../../../api/contract/case-resends.ts'
import type * as cases from '../../../../api/contract/cases.ts'
import type * as unmatched from '../../../../api/contract/unmatched-receipts.ts'

export type DeliveryCase = cases.DeliveryCase
export type DeliveryCaseDetail = cases.DeliveryCaseDetail
export type DeliveryCaseEvent = cases.DeliveryCaseEvent
export type DeliveryCaseLetter = cases.DeliveryCaseLetter
export type CaseResend = resends.CaseResend
export type UnmatchedReceipt = unmatched.UnmatchedReceipt
export interface CasePage {
  readonly items: readonly DeliveryCase[]
  readonly counts: { readonly open: number; readonly mine: number; readonly unowned: number }
  readonly next?: string | undefined
}
