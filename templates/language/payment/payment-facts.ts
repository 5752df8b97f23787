import type { Language } from '../../../core/words/language.ts'
import type { Payment } from '../../model/document.ts'
import { type LetterWords, letterWords } from '../../words/letter-words.ts'
import { centsAsDecimal } from '../format/decimal.ts'
import { formatDate, formatIban, formatMoney } from '../format/format-value.ts'
import { readPaymentReference } from './payment-reference.ts'

export type LabelledFact = readonly [label: string, value: string]

/** The lines of a payment slip, labelled and formatted, in the order of a bank's form. */
export function paymentFacts(payment: Payment, language: Language): LabelledFact[] {
  const words = letterWords(language)
  const due: LabelledFact[] = payment.due === undefined ? [] : [[words.payBefore, formatDate(payment.due, language)]]
  return [
    [words.amount, formatMoney(centsAsDecimal(BigInt(payment.cents)), language)],
    ...due,
    [words.iban, formatIban(payment.iban)],
    [words.beneficiary, payment.beneficiary],
    [referenceLabel(payment, words), payment.reference],
  ]
}

/** The label of the line of the reference in a bank's form. */
export function referenceLabel({ reference }: Payment, words: LetterWords): string {
  return readPaymentReference(reference).isStructured ? words.structured : words.free
}
