import type { VariableType } from '../../model/template-source.ts'

const wanted: Record<VariableType, string> = {
  text: 'text on one line',
  longText: 'text',
  number: 'a number, e.g. 12.5',
  integer: 'a whole number, e.g. 12',
  money: 'an amount in euro with at most two decimals, e.g. 125.50',
  date: 'a date as 2026-12-31',
  time: 'a time of day as 14:30',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  insz: 'a national number of 11 digits',
  enterpriseNumber: 'an enterprise number of 10 digits',
  iban: 'an account number (IBAN)',
  structuredCommunication: 'a structured communication as +++085/1927/54115+++',
  url: 'a web address that begins with https:// or http://',
}

/** The requirement of a type, in words that say how to repair a fault. */
export function describeType(type: VariableType): string {
  return wanted[type]
}
