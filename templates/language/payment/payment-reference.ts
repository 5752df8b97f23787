import { formatCreditorReference, readCreditorReference } from '../../../core/words/creditor-reference.ts'
import {
  formatStructuredCommunication,
  readStructuredCommunication,
} from '../../../core/words/structured-communication.ts'

/** What a payment is recognised by. */
export interface PaymentReference {
  /** The bank of the payer checks a structured reference and passes it on unchanged; free text it does not. */
  readonly isStructured: boolean
  /** As a reader sees it: `+++085/1927/54115+++`, `RF18 5390 0754 7034`, or the free text. */
  readonly written: string
  /** As a bank takes it: a structured reference has neither signs nor spaces. */
  readonly electronic: string
}

/** Recognises a Belgian structured communication and a creditor reference of ISO 11649; all else is free text. */
export function readPaymentReference(text: string): PaymentReference {
  const digits = readStructuredCommunication(text)
  if (digits !== undefined)
    return { isStructured: true, written: formatStructuredCommunication(digits), electronic: digits }
  const creditor = readCreditorReference(text)
  if (creditor !== undefined)
    return { isStructured: true, written: formatCreditorReference(creditor), electronic: creditor }
  return { isStructured: false, written: text, electronic: text }
}
