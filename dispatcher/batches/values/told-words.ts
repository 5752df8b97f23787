import type { ToldName } from './cell-value.ts'

/** How a cell was understood, in sentences without its value: they are stored beside the row, where nothing is sealed. */
export const toldWords: Readonly<Record<ToldName, string>> = {
  'short-year': 'The year has two digits; it is read as a year from 1930 to 2029, as spreadsheets do.',
  'serial-date': 'The spreadsheet wrote its own number for the date; it is read as that date.',
  'serial-time': 'The spreadsheet wrote its own number for the time; it is read as that time.',
  'time-left-out': 'The time of the day is left out.',
  'zero-restored': 'The zeros in front, which a spreadsheet drops, are restored; the check digits agree.',
  'code-restored': 'The zero in front of the postal code, which a spreadsheet drops, is restored, as you asked.',
  'empty-word': 'The cell holds a word for “no value” and is read as an empty cell.',
  percentage: 'The percentage is read as the number before the sign %.',
  'country-prefix': 'B- in front of a postal code is left out.',
}
