import { testInsz } from '../../../seeds/people.ts'

const heads = [
  'reference',
  'insz',
  'name',
  'language',
  'email',
  'street',
  'house number',
  'postal code',
  'municipality',
  'idempotencyKey',
  'aanspreking',
  'aanslagjaar',
  'betaald',
  'verschuldigd',
  'bedrag',
  'rekening',
  'datum',
] as const
type Head = (typeof heads)[number]
type Change = Partial<Record<Head, string>>

/** How often each fault is made, and the cells that make it. */
const faults: readonly (readonly [number, (nth: number) => Change])[] = [
  [14, () => ({ 'postal code': '99980' })],
  [9, () => ({ 'house number': '' })],
  [5, (nth) => ({ insz: `8503120010${nth}` })],
  [4, (nth) => ({ datum: nth === 0 ? '31/02/2027' : '12/jan' })],
  [3, () => ({ bedrag: 'nog te bepalen' })],
  [3, () => ({ aanspreking: '' })],
  [2, () => ({ email: 'ann@testers' })],
  [2, () => ({ rekening: 'BE71 0961 2345 0000' })],
  [1, () => ({ language: 'it' })],
  [1, () => ({ name: '=1+1' })],
  [1, () => ({ name: '' })],
  [2, () => ({ idempotencyKey: 'twee-keer-dezelfde' })],
  [1, () => ({ street: '', 'house number': '', 'postal code': '', municipality: '' })],
]

/** A table as an office has it: most rows are right, some have each kind of fault, and two look double. */
export function messyList(right: number, key: string): string {
  const rows: string[] = []
  const add = (change: Change = {}): void => void rows.push(rowOf(rows.length + 1, key, change))
  let [made, kind] = [0, 0]
  const wrong = faults.flatMap(([times, change]) => Array.from({ length: times }, (_, nth) => change(nth)))
  while (made < right || kind < wrong.length) {
    if (made < right) add()
    made += 1
    if (made % 4 === 0 || made >= right) {
      const change = wrong[kind]
      if (change !== undefined) add(change)
      kind += 1
    }
  }
  rows.push(rowOf(1, `${key}b`, {}))
  // A separator that is missing.
  rows.push(rowOf(rows.length + 1, key, {}).replace(';', ' '))
  return [heads.join(';'), ...rows].join('\n')
}

function rowOf(n: number, key: string, change: Change): string {
  const birth = `${40 + (Math.floor(n / 900) % 50)}0${3 + Math.floor(n / 45_000)}12`
  const cells: Record<Head, string> = {
    reference: `TB-${key}-${String(n).padStart(5, '0')}`,
    insz: testInsz(birth, (n % 900) + 1),
    name: `Proefpersoon ${n}`,
    language: 'nl',
    email: '',
    street: 'Proefstraat',
    'house number': String((n % 120) + 1),
    'postal code': '9999',
    municipality: 'Voorbeeldegem',
    idempotencyKey: '',
    aanspreking: 'mevrouw Proefpersoon',
    aanslagjaar: '2026',
    betaald: '337,66',
    verschuldigd: '196,97',
    bedrag: '140,69',
    rekening: 'BE71 0961 2345 6769',
    datum: '11/12/2026',
    ...change,
  }
  return heads.map((head) => cells[head]).join(';')
}
