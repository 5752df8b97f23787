import type { ArchiveQuery } from '../ui/api/archive-types.ts'
import type { ChannelName } from '../ui/api/statuses.ts'

export type AskedFields = Partial<
  Record<'q' | 'number' | 'name' | 'reference' | 'dossier' | 'channel' | 'from' | 'to', string>
>

/** The question as the API takes it; fields left empty are not asked. */
export function questionOf(fields: AskedFields): ArchiveQuery {
  const said = (name: keyof AskedFields) => fields[name]?.trim() ?? ''
  const number = digits(said('number'))
  const asked = {
    q: said('q'),
    insz: number.length === 11 ? number : '',
    enterpriseNumber: number.length === 10 ? number : '',
    name: said('name'),
    reference: said('reference'),
    dossier: said('dossier'),
    channel: said('channel') as ChannelName,
    from: said('from'),
    to: said('to'),
  }
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''))
}

/** What the API would refuse, by field: the name of the sentence that says how to repair it. */
export function questionFaults(fields: AskedFields): ReadonlyMap<keyof AskedFields, string> {
  const faults = new Map<keyof AskedFields, string>()
  const number = fields.number?.trim() ?? ''
  if (number !== '') {
    const length = digits(number).length
    if (length !== 10 && length !== 11) faults.set('number', 'numberLength')
    else if (!hasGoodCheckDigits(digits(number))) faults.set('number', 'numberCheck')
  }
  if (fields.from && fields.to && fields.from > fields.to) faults.set('to', 'period')
  return faults
}

function digits(text: string): string {
  return text.replace(/[\s.\-/]/g, '')
}

/** Modulo 97, as a national number (before and since 2000) and an enterprise number have it. */
export function hasGoodCheckDigits(number: string): boolean {
  if (!/^\d+$/.test(number)) return false
  const body = number.slice(0, -2)
  const check = Number(number.slice(-2))
  const fits = (value: number) => 97 - (value % 97) === check
  return fits(Number(body)) || (number.length === 11 && fits(Number(`2${body}`)))
}
