import type { Language } from '../../core/words/language.ts'
import type { Payment } from '../model/document.ts'
import { letterWords } from '../pdf/letter-words.ts'
import { centsAsDecimal } from './decimal.ts'
import { formatDate, formatIban, formatMoney } from './format-value.ts'

export type LabelledFact = readonly [label: string, value: string]

/** The lines of a payment slip, labelled and formatted, in the order in which a bank's form asks for them. */
export function paymentFacts(payment: Payment, language: Language): LabelledFact[] {
  const words = letterWords(language)
  const due: LabelledFact[] = payment.due === undefined ? [] : [[words.payBefore, formatDate(payment.due, language)]]
  return [
    [words.amount, formatMoney(centsAsDecimal(BigInt(payment.cents)), language)],
    ...due,
    [words.iban, formatIban(payment.iban)],
    [words.beneficiary, payment.beneficiary],
    [payment.reference.startsWith('+++') ? words.structured : words.free, payment.reference],
  ]
}
