import type * as cases from '../../../../api/contract/cases.ts'

export type DeliveryCase = cases.DeliveryCase
export type DeliveryCaseDetail = cases.DeliveryCaseDetail
export type DeliveryCaseEvent = cases.DeliveryCaseEvent
export type DeliveryCaseLetter = cases.DeliveryCaseLetter
export interface CasePage {
  readonly items: readonly DeliveryCase[]
  readonly counts: { readonly open: number; readonly mine: number; readonly unowned: number }
  readonly next?: string | undefined
}
