/**
 * Numbers as people and spreadsheets write them: with points, spaces, dashes or slashes between the groups, and with the
 * apostrophe that makes a cell of a spreadsheet text.
 */
const separators = /[\s./\-\u2010-\u2015\u2212]/gu

/** The characters of a number without what is written between them. */
export function withoutSeparators(text: string): string {
  return text.trim().replace(/^'/, '').replace(separators, '')
}

/** `5,866E+10`: a spreadsheet treated the number as a quantity and dropped its last digits. */
export function isScientific(text: string): boolean {
  return /^'?[+-]?\d+([.,]\d+)?E\+?\d+$/i.test(text.trim())
}

/** Advice about a number that a spreadsheet changed; the digits that it dropped cannot be recovered. */
export const scientificAdvice =
  'A spreadsheet changed this number into a power of ten and dropped digits. Make the column text, and enter the number again.'
