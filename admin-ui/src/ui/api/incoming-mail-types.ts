import type * as mail from '../../../../api/contract/incoming-mail.ts'

export type ReturnedLetter = mail.ReturnedLetter
export type ReturnedLetterDetail = mail.ReturnedLetterDetail
export type ReturnedLetterResult = mail.ReturnedLetterResult
export type RegisteredReturn = mail.RegisteredReturn
export type ReturnRate = mail.ReturnRate
export type IncomingItem = mail.IncomingItem
export type CaseStatus = ReturnedLetter['status']
export interface ReturnedPage {
  readonly items: readonly ReturnedLetter[]
  readonly counts: Readonly<Record<CaseStatus, number>>
  readonly next?: string | undefined
}
