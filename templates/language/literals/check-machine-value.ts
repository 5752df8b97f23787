import type { VariableType } from '../../model/template-source.ts'
import type { ValuePart } from '../../model/template-tree.ts'
import type { FaultList } from '../faults/fault-list.ts'
import type { MarkBook } from '../marks/mark-book.ts'
import { checkLength, checkLiteral, type MachineField } from './check-payment-value.ts'

const start = { line: 1, column: 0 }

/** Types that a program can read in each field, the intended one first. */
const types: Record<MachineField, readonly VariableType[]> = {
  amount: ['money', 'number', 'integer'],
  iban: ['iban'],
  beneficiary: ['text'],
  reference: ['structuredCommunication', 'text'],
  due: ['date'],
  time: ['time'],
}

/** Checks a field of a payment, or the day or time of an action: a literal value, or a variable of a suitable type. */
export function checkMachineValue(
  field: MachineField,
  values: readonly ValuePart[],
  book: MarkBook,
  faults: FaultList,
): void {
  const slots = values.flatMap((part) => (typeof part === 'string' ? [] : [book.slots[part.slot]]))
  const words = values.filter((part) => typeof part === 'string').join('')
  const [slot] = slots
  if (slot === undefined) {
    checkLiteral(field, words, faults)
    return
  }
  const isAlone = slots.length === 1 && words.trim() === ''
  // Names and references may be composed of words and values.
  if (!isAlone && (field === 'beneficiary' || field === 'reference')) return checkLength(field, words.trim(), faults)
  if (!isAlone) faults.add(start, 'value-alone')
  else if (slot.given !== undefined && !types[field].includes(slot.given))
    faults.add(start, 'payment-type', { name: slot.name, type: types[field][0] ?? 'text', given: slot.given })
}
