import { formatCreditorReference, readCreditorReference } from '../../../core/words/numbers/creditor-reference.ts'
import {
  formatStructuredCommunication,
  readStructuredCommunication,
} from '../../../core/words/numbers/structured-communication.ts'

/** The reference that identifies a payment. */
export interface PaymentReference {
  /** The bank of the payer checks a structured reference and passes it on unchanged; it does not check free text. */
  readonly isStructured: boolean
  /** The notation for readers: `+++085/1927/54115+++`, `RF18 5390 0754 7034`, or the free text. */
  readonly written: string
  /** The notation for banks: a structured reference has neither punctuation nor spaces. */
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
