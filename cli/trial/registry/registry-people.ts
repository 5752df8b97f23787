import type { z } from 'zod'
import type { lookUpAnswer } from '../../../dispatcher/registry/registry-format.ts'
import { testEnterpriseNumber, testInsz } from '../../../seeds/people.ts'

export type StandInSubject = z.input<typeof lookUpAnswer>['subjects'][number]

const place = { postalCode: '9998', municipality: 'Proefbeke', country: 'BE' } as const
const at = (street: string, houseNumber: string) => ({ street, houseNumber, ...place })

/** An invented person or enterprise of the trial about whom the registry says something that changes who reads a letter. */
export interface StandInEntry {
  /** What it shows. */
  readonly shows: string
  readonly name: string
  readonly number: string
  readonly subject: StandInSubject
}

const persons: readonly (Omit<StandInEntry, 'number' | 'subject'> & {
  readonly birth: string
  readonly serial: number
  readonly facts: Omit<Extract<StandInSubject, { kind: 'person' }>, 'kind'>
})[] = [
  {
    shows: 'died, nobody settles the estate',
    name: 'Maria De Proef',
    birth: '310405',
    serial: 11,
    facts: { bornOn: '1931-04-05', diedOn: '2026-09-02', address: at('Kerkhofweg', '2') },
  },
  {
    shows: 'died, a notary settles the estate',
    name: 'Gerard Van Oefening',
    birth: '400711',
    serial: 13,
    facts: {
      bornOn: '1940-07-11',
      diedOn: '2026-08-19',
      estate: { name: 'Notaris Inge Voorbeeld', address: at('Marktplein', '4') },
    },
  },
  {
    shows: 'moved',
    name: 'Tom Verhuizer',
    birth: '720914',
    serial: 22,
    facts: { bornOn: '1972-09-14', address: at('Nieuwbouwlaan', '18') },
  },
  {
    shows: 'a minor with two parents',
    name: 'Noor Testers',
    birth: '150620',
    serial: 33,
    facts: {
      bornOn: '2015-06-20',
      address: at('Schoolstraat', '9'),
      guardians: [
        { name: 'An Testers', address: at('Schoolstraat', '9') },
        { name: 'Bart Testers', address: at('Veldweg', '30') },
      ],
    },
  },
  {
    shows: 'under judicial protection',
    name: 'Willy Beschermd',
    birth: '480222',
    serial: 44,
    facts: {
      bornOn: '1948-02-22',
      address: at('Rusthuisdreef', '7'),
      administrator: { name: 'Mr. Karin Bewind', address: at('Gerechtsplein', '1') },
    },
  },
  {
    shows: 'in prison',
    name: 'Dirk Gevangen',
    birth: '830603',
    serial: 55,
    facts: { bornOn: '1983-06-03', detained: true, address: at('Gevangenislaan', '100') },
  },
  {
    shows: 'an address that is not disclosed',
    name: 'Els Verborgen',
    birth: '900117',
    serial: 66,
    facts: { bornOn: '1990-01-17', addressHidden: true, address: at('Geheime Dreef', '1') },
  },
]

const enterprises: readonly (Omit<StandInEntry, 'number' | 'subject'> & {
  readonly first8: string
  readonly facts: Omit<Extract<StandInSubject, { kind: 'enterprise' }>, 'kind'>
})[] = [
  {
    shows: 'bankrupt',
    name: 'Meubels Op De Klippen bv',
    first8: '09990011',
    facts: { status: 'bankrupt', trustee: { name: 'Mr. Peter Curator', address: at('Gerechtsplein', '3') } },
  },
  { shows: 'struck off', name: 'Verdwenen nv', first8: '09990012', facts: { status: 'struck-off' } },
  {
    shows: 'nobody can read for it',
    name: 'Zonder Lezer vzw',
    first8: '09990013',
    facts: { status: 'active', hasReader: false, address: at('Verenigingsstraat', '5') },
  },
]

export const registryPeople: readonly StandInEntry[] = [
  ...persons.map(({ shows, name, birth, serial, facts }) => {
    return { shows, name, number: testInsz(birth, serial), subject: { kind: 'person' as const, ...facts } }
  }),
  ...enterprises.map(({ shows, name, first8, facts }) => {
    return { shows, name, number: testEnterpriseNumber(first8), subject: { kind: 'enterprise' as const, ...facts } }
  }),
]

const known = new Map(registryPeople.map(({ number, subject }) => [number, subject]))

/** What the stand-in knows of a number before a letter is sent: others than those above are as their sender says. */
export function subjectBeforeSending(number: string): StandInSubject {
  return known.get(number) ?? { kind: 'unknown' }
}

/** After a letter came back, every number has one answer, by its last digit, so that each can be seen. */
export function subjectOfReturnedMail(type: 'person' | 'enterprise', number: string): StandInSubject {
  const listed = known.get(number)
  if (listed !== undefined) return listed
  const last = Number(number.at(-1))
  if (last === 8 || last === 7) return { kind: 'unknown' }
  const moved = { street: 'Modellaan', houseNumber: String(last + 1), ...place }
  if (type === 'enterprise')
    return last === 9
      ? { kind: 'enterprise', status: 'struck-off' }
      : { kind: 'enterprise', status: 'active', address: moved }
  return last === 9 ? { kind: 'person', diedOn: '2026-10-01' } : { kind: 'person', address: moved }
}
