import type { Language } from './api-types.ts'

export type ActionKind = 'pay' | 'object' | 'reply' | 'come' | 'hand-in'
export interface LetterAction {
  readonly kind: ActionKind
  /** What the letter itself says must be done; absent in the list. */
  readonly text?: string
  /** ISO date. */
  readonly due?: string
}
export interface InboxItem {
  readonly id: string
  readonly sender: string
  readonly subject: string
  readonly receivedAt: string
  readonly read: boolean
  readonly hasPayment: boolean
  readonly actions: readonly LetterAction[]
}
export interface InboxPage {
  readonly items: readonly InboxItem[]
  readonly unread: number
  readonly next?: string
}
export interface Payment {
  readonly iban: string
  /** Euro: a decimal string, or a number with at most two decimals. */
  readonly amount: string | number
  readonly reference: string
  readonly dueDate?: string
  readonly beneficiary?: string
}
export interface LetterFile {
  readonly n: number
  readonly name: string
  readonly main: boolean
  readonly mediaType: string
  readonly size: number
}
export interface Letter {
  readonly id: string
  readonly subject: string
  readonly sender?: string
  readonly receivedAt?: string
  readonly html: string
  readonly documents: readonly LetterFile[]
  readonly payment?: Payment
  readonly actions: readonly LetterAction[]
  readonly replyAllowed: boolean
}
export interface Preferences {
  readonly channel: 'digital' | 'paper'
  readonly email?: string
  readonly alerts: boolean
  readonly language: Language
  readonly largePrint: boolean
}
