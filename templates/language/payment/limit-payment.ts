import type { TemplateSource, Variable } from '../../model/template-source.ts'
import { paymentLimits } from './payment-text.ts'

/** Fields of a payment that a bank limits in length, with the limit in characters. */
const limits = [
  ['beneficiary', paymentLimits.name],
  ['reference', paymentLimits.freeText],
] as const

/**
 * The variables of a version, with texts that fill a limited field of the payment (EPC069-12) limited to the length of that
 * field. The content of a payment must reach the bank whole, so a longer value is refused with the data. Several values in one
 * field share the length that its own words leave.
 */
export function limitedByPayment({
  payment,
  variables,
}: Pick<TemplateSource, 'payment' | 'variables'>): readonly Variable[] {
  if (payment === undefined) return variables
  const most = new Map<string, number>()
  for (const [field, limit] of limits) {
    const names = Array.from(payment[field].matchAll(expression), ([, name = '']) => name)
    const around = Array.from(payment[field].replaceAll(expression, '')).length
    const share = Math.max(1, Math.floor((limit - around) / Math.max(1, names.length)))
    for (const name of names) most.set(name, Math.min(most.get(name) ?? share, share))
  }
  return variables.map((variable) => {
    const limit = most.get(variable.name)
    if (limit === undefined || (variable.type !== 'text' && variable.type !== 'longText')) return variable
    return { ...variable, maxLength: Math.min(variable.maxLength ?? limit, limit) }
  })
}

/** A value by its name alone; the result of a helper has another length. */
const expression = /\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/gu
