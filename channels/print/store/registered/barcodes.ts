/**
 * Barcodes of registered items. `digits`: 30 digits that begin with 010; `licence-plate`: `JJBEA` and more, together 24
 * characters; `s10`: 13 characters for mail to another country (UPU standard S10). The operator published the lengths and the
 * beginnings. Only S10 has a published check digit: that of `digits` is assumed to be the one of GS1, and a licence plate has none
 * (decision 0054).
 */
export const barcodeForms = ['digits', 'licence-plate', 's10'] as const
export type BarcodeForm = (typeof barcodeForms)[number]

interface FormRule {
  /** What every prefix of a range begins with. */
  readonly prefix: RegExp
  /** Characters before the check digit and the country. */
  readonly body: number
  readonly tail: (body: string) => string
  readonly whole: RegExp
}

const rules: Readonly<Record<BarcodeForm, FormRule>> = {
  digits: { prefix: /^010\d*$/, body: 29, tail: gs1CheckDigit, whole: /^010\d{27}$/ },
  'licence-plate': { prefix: /^JJBEA\d*$/, body: 24, tail: () => '', whole: /^JJBEA\d{19}$/ },
  s10: {
    prefix: /^R[A-Z]\d*$/,
    body: 10,
    tail: (body) => `${s10CheckDigit(body.slice(2))}BE`,
    whole: /^R[A-Z]\d{9}BE$/,
  },
}

/** Whether a range may have this prefix, and how many digits of a number then fit behind it. */
export function numberLength(form: BarcodeForm, prefix: string): number | undefined {
  const { prefix: begins, body } = rules[form]
  const length = body - prefix.length
  return begins.test(prefix) && length >= 1 ? length : undefined
}

/** @throws RangeError when the number does not fit behind the prefix */
export function makeBarcode(form: BarcodeForm, prefix: string, number: number): string {
  const length = numberLength(form, prefix)
  const digits = String(number)
  if (length === undefined || !Number.isSafeInteger(number) || number < 0 || digits.length > length)
    throw new RangeError('The number does not fit into a barcode of this form')
  const body = prefix + digits.padStart(length, '0')
  return body + rules[form].tail(body)
}

/** The form of a barcode whose length and check digit are right; undefined for every other text. */
export function formOfBarcode(barcode: string): BarcodeForm | undefined {
  return barcodeForms.find((form) => {
    const { whole, body, tail } = rules[form]
    return whole.test(barcode) && barcode.slice(body) === tail(barcode.slice(0, body))
  })
}

/** UPU S10: weights 8 6 4 2 3 5 9 7; 11 less the sum modulo 11, where 10 becomes 0 and 11 becomes 5. `digits`: the eight. */
export function s10CheckDigit(digits: string): string {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const sum = weights.reduce((total, weight, place) => total + weight * Number(digits[place]), 0)
  const check = 11 - (sum % 11)
  return String(check === 10 ? 0 : check === 11 ? 5 : check)
}

/** GS1 General Specifications, 7.9.1: from the right, weights 3 and 1 by turns; what is lacking to a multiple of ten. */
export function gs1CheckDigit(digits: string): string {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1)
    sum += Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 3 : 1)
  return String((10 - (sum % 10)) % 10)
}
