import type { DataReader } from './data-reader.ts'
import { readCents } from './decimal.ts'
import type { Adjustment } from './invoice.ts'
import { readVat } from './read-line.ts'

/** One discount or charge on the whole invoice; undefined when it has a flaw, which the reader holds. */
export function readAdjustment(reader: DataReader): Adjustment | undefined {
  const kind = reader.needed(
    'kind',
    reader.oneOf<Adjustment['kind']>('kind', ['discount', 'charge']),
    'Say whether it is a discount or a charge.',
  )
  // BR-33, BR-38: it has a reason.
  const reason = reader.needed('reason', reader.text('reason', 500), 'Give the reason.')
  const vat = readVat(reader)
  const amount = readCents(reader.given('amount'))
  // The sign follows from its kind.
  if (amount === undefined || amount <= 0n)
    return reader.flaw('amount', 'Give an amount above zero, with two decimals at most and without VAT.')
  return kind === undefined || reason === undefined || vat === undefined ? undefined : { kind, reason, amount, ...vat }
}
