import type { ChannelName } from '../../../api/contract/values/message.ts'
import type { ArchiveQuery } from '../ui/api/archive-types.ts'

export type QuestionFields = Partial<
  Record<'q' | 'number' | 'name' | 'reference' | 'dossier' | 'channel' | 'from' | 'to', string>
>

/** The question in the form that the API accepts; empty fields are left out. */
export function questionOf(fields: QuestionFields): ArchiveQuery {
  const said = (name: keyof QuestionFields) => fields[name]?.trim() ?? ''
  const { number, kind } = readNumber(said('number'))
  const question = {
    q: said('q'),
    insz: kind === 'insz' ? number : '',
    enterpriseNumber: kind === 'enterpriseNumber' ? number : '',
    name: said('name'),
    reference: said('reference'),
    dossier: said('dossier'),
    channel: said('channel') as ChannelName,
    from: said('from'),
    to: said('to'),
  }
  return Object.fromEntries(Object.entries(question).filter(([, value]) => value !== ''))
}

/** The faults that the API would report, by field: the key of the sentence that explains the repair. */
export function questionFaults(fields: QuestionFields): ReadonlyMap<keyof QuestionFields, string> {
  const faults = new Map<keyof QuestionFields, string>()
  const number = fields.number?.trim() ?? ''
  if (number !== '') {
    const read = readNumber(number)
    if (read.kind === undefined) faults.set('number', 'numberLength')
    else if (!read.isRight) faults.set('number', 'numberCheck')
  }
  if (fields.from && fields.to && fields.from > fields.to) faults.set('to', 'period')
  return faults
}

interface WrittenNumber {
  readonly number: string
  /** Absent when the value has neither 10 nor 11 digits. */
  readonly kind?: 'insz' | 'enterpriseNumber'
  readonly isRight: boolean
}

/**
 * Reads a number in the ways that people write it, by the rules of `core/words` (a test compares the two): `BE 0206.731.645`,
 * nine old digits.
 */
export function readNumber(text: string): WrittenNumber {
  const bare = text
    .trim()
    .replace(/^'/, '')
    .replaceAll(/[\s./\-\u2010-\u2015\u2212]/gu, '')
  if (/^\d{11}$/.test(bare)) return { number: bare, kind: 'insz', isRight: isInsz(bare) }
  const digits = bare.replace(/^BE/i, '')
  const full = /^\d{9}$/.test(digits) ? `0${digits}` : digits
  if (!/^\d{10}$/.test(full)) return { number: bare, isRight: false }
  const isRight = /^(0[1-9]|1\d)/.test(full) && checkOf(full.slice(0, 8)) === full.slice(8)
  return { number: full, kind: 'enterpriseNumber', isRight }
}

/**
 * The check is modulo 97, before and since 2000; bis and test numbers have a raised month; serials 000 and 999 are never
 * assigned.
 */
function isInsz(number: string): boolean {
  const [month = 0, day = 0, serial = 0] = [number.slice(2, 4), number.slice(4, 6), number.slice(6, 9)].map(Number)
  const base = number.slice(0, 9)
  const isAssigned = month <= 72 && month % 20 <= 12 && day <= 31 && serial !== 0 && serial !== 999
  return isAssigned && [base, `2${base}`].some((each) => checkOf(each) === number.slice(9))
}

function checkOf(digits: string): string {
  return String(97 - (Number(digits) % 97)).padStart(2, '0')
}
