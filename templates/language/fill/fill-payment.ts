import { electronicFormatIBAN } from 'ibantools'
import type { Payment } from '../../model/document.ts'
import type { PaymentNode } from '../../model/template-tree.ts'
import { readCents } from '../format/decimal.ts'
import { readPaymentReference } from '../payment/payment-reference.ts'
import { fillValue } from './fill-runs.ts'
import type { Frame } from './run-program.ts'

/**
 * The payment of a letter; undefined where there is nothing to pay. Intake has checked the account and the communication.
 *
 * @param frame the values of the whole letter: a payment is declared outside of all branches
 */
export function fillPayment(payment: PaymentNode, frame: Frame): Payment | undefined {
  const cents = readCents(fillValue(payment.amount, frame))
  if (cents === undefined || cents <= 0n) return undefined
  const reference = fillValue(payment.reference, frame)
  const iban = fillValue(payment.iban, frame)
  const due = fillValue(payment.due, frame)
  return {
    cents: Number(cents),
    iban: electronicFormatIBAN(iban) ?? iban,
    beneficiary: fillValue(payment.beneficiary, frame),
    reference: readPaymentReference(reference).written,
    ...(due === '' ? {} : { due }),
  }
}
