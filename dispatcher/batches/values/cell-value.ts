import type { VariableType } from '../../../templates/model/template-source.ts'

/** What was understood of a cell that can be read in several ways: it prevents nothing, and the sender should know. */
export type ToldName =
  | 'short-year'
  | 'serial-date'
  | 'serial-time'
  | 'time-left-out'
  | 'zero-restored'
  | 'code-restored'
  | 'empty-word'
  | 'percentage'
  | 'country-prefix'

/** A cell as the value of a variable, with what the sender should know; or why it cannot be read. */
export type ReadCell =
  | { readonly value: unknown; readonly told?: string; readonly name?: ToldName }
  | { readonly fault: string }

/** How a value of each type is written in a table. */
export const cellForms: Readonly<Record<VariableType, string>> = {
  text: 'text on one line',
  longText: 'text',
  money: 'an amount as 1337,66 or 1.337,66, with or without €',
  number: 'a number as 1337,5',
  integer: 'a whole number as 1337',
  date: 'a date as 31/12/2026 or 2026-12-31',
  time: 'a time as 14:30 or 14u30',
  boolean: 'ja or nee, true or false, 1 or 0',
  insz: 'a national number of 11 digits, as 85.63.12-124.93',
  enterpriseNumber: 'an enterprise number of 10 digits, as 0206.731.645',
  iban: 'an account number as BE71 0961 2345 6769',
  structuredCommunication: 'a structured communication as +++085/1927/54115+++',
  url: 'an address of the web that begins with https://',
  list: 'the items one below the other or with | between them, the values of an item with ; between them',
  object: 'an object as JSON',
}
