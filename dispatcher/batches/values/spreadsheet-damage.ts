import { isScientific, scientificAdvice } from '../../../core/words/numbers/written-number.ts'

/** Errors that a formula leaves, in the languages of Belgium. */
const formulaErrors =
  /^#(N\/[AB]|NV|REF|VERW|VALUE|WAARDE|VALEUR|WERT|NAME|NAAM|NOM|DIV\/0|DEEL\/0|NUM|GETAL|NOMBRE|ZAHL|NULL|LEEG|NUL|SPILL|OVERLOOP)[!?]?$/i
const months =
  'jan|feb|f[ée]v|mrt|maa|mar|mär|apr|avr|mei|mai|may|jun|juin|jul|juil|aug|ao[uû]|sep|okt|oct|nov|dec|d[ée]c|dez'
const dateOfNumber = new RegExp(
  `^(\\d{1,2}[-/. ]+(${months})[a-zé.]*([-/. ]+\\d{2,4})?|(${months})[a-zé.]*[-/. ]+\\d{1,4})$`,
  'i',
)

/** The damage that a spreadsheet did to a cell that can no longer be read; undefined for an intact cell. */
export function spreadsheetDamage(cell: string): string | undefined {
  if (isScientific(cell)) return scientificAdvice
  if (formulaErrors.test(cell)) return 'This is the error of a formula in the spreadsheet; correct the formula.'
  if (/^".*\n/s.test(cell))
    return 'This value begins with a quotation mark that is not closed, so that the following lines are part of it. Close it, or write it twice.'
  if (cell === '#UNCALCULATED!')
    return 'The workbook was saved without the result of this formula. Open it in a spreadsheet, save it again, and send the new file.'
  if (/^=[-+(A-Z0-9"]/i.test(cell))
    return 'This is a formula and not its result. Replace it by its value, or put an apostrophe before it where it is text.'
  if (/^#{3,}$/.test(cell))
    return 'The spreadsheet wrote ### because its column was too narrow; widen the column and save again.'
  return undefined
}

/** `12-1` becomes `12/jan` in a column that is not text: checked for house numbers and boxes. */
export function isDateOfNumber(cell: string): boolean {
  return dateOfNumber.test(cell)
}
