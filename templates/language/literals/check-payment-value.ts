import { isValidIBAN } from 'ibantools'
import { readCreditorReference } from '../../../core/words/numbers/creditor-reference.ts'
import { readStructuredCommunication } from '../../../core/words/numbers/structured-communication.ts'
import type { FaultList } from '../faults/fault-list.ts'
import { readCents } from '../format/decimal.ts'
import { readDay } from '../format/read-day.ts'
import { paymentLimits } from '../payment/payment-text.ts'
import { readTime } from '../read-time.ts'
import { readWrittenAmount, readWrittenDay, readWrittenTime } from './read-written.ts'
import { shortened } from './shorten.ts'

/** A field that programs read: those of a payment, and the day and time of an action. */
export type MachineField = 'amount' | 'iban' | 'beneficiary' | 'reference' | 'due' | 'time'

/** Euro cents (EPC069-12). */
const maxCents = 99_999_999_999n
const start = { line: 1, column: 0 }

/** Checks a literal value, without any variable, by the rules of banks. */
export function checkLiteral(field: MachineField, written: string, faults: FaultList): void {
  const text = written.trim()
  if (text === '') return
  switch (field) {
    case 'amount':
      return checkAmount(text, faults)
    case 'iban':
      if (!isIban(text)) faults.add(start, 'iban-check-digits')
      return
    case 'beneficiary':
      return checkLength(field, text, faults)
    case 'reference': {
      const fault = referenceFault(text)
      if (fault === undefined || fault === 'reference-too-long') return checkLength(field, text, faults)
      return faults.add(start, fault, { text: shortened(text) })
    }
    case 'due':
      if (readDay(text) === undefined)
        faults.add(start, 'not-a-day', { text: shortened(text), better: readWrittenDay(text) ?? '2027-01-31' })
      return
    case 'time':
      if (readTime(text) === undefined)
        faults.add(start, 'not-a-time', { text: shortened(text), better: readWrittenTime(text) ?? '14:30' })
      return
    default:
      return field satisfies never
  }
}

function checkAmount(text: string, faults: FaultList): void {
  const cents = readCents(text)
  if (cents === undefined)
    faults.add(start, 'not-an-amount', { text: shortened(text), better: readWrittenAmount(text) ?? '125.50' })
  else if (cents <= 0n || cents > maxCents) faults.add(start, 'amount-out-of-range')
}

export function isIban(text: string): boolean {
  return isValidIBAN(text.replace(/[ \u00a0]/g, '').toUpperCase())
}

/**
 * Returns what is wrong with a reference. One that begins like a structured communication or like a creditor reference (ISO
 * 11649) must be valid as such: its check digits must be right.
 */
export function referenceFault(
  text: string,
): 'structured-check-digits' | 'rf-check-digits' | 'reference-too-long' | undefined {
  const bare = text.replace(/[\s./\u00a0-]/g, '')
  const isStructured = /^(?:\+{2,3}|\*{2,3})/.test(bare) || /^\d{3}\/\d{4}\/\d{5}$/.test(text)
  if (isStructured && readStructuredCommunication(text) === undefined) return 'structured-check-digits'
  if (/^RF\d{2}[A-Z0-9]{1,21}$/i.test(bare) && readCreditorReference(text) === undefined) return 'rf-check-digits'
  return lengthOf(text) > paymentLimits.freeText ? 'reference-too-long' : undefined
}

/** Literal words of a field that alone are longer than a bank accepts, whatever its values are. */
export function checkLength(field: 'beneficiary' | 'reference', words: string, faults: FaultList): void {
  const most = field === 'beneficiary' ? paymentLimits.name : paymentLimits.freeText
  if (lengthOf(words) > most) faults.add(start, `${field}-too-long`, { most })
}

export function lengthOf(text: string): number {
  return Array.from(text).length
}
