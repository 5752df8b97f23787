import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Recipient } from '../../../core/words/recipient.ts'
import { decideReader, readerRules } from '../../../dispatcher/registry/decide-reader.ts'
import type { ReaderFacts } from '../../../dispatcher/registry/reader-rule.ts'
import type { EnterpriseFacts, PersonFacts, RegistryAnswer } from '../../../dispatcher/registry/registry.ts'
import { windowLines } from '../../../templates/render/window-lines.ts'

const today = '2026-11-30'
const at = (street: string) =>
  ({ street, houseNumber: '1', postalCode: '9998', municipality: 'Proefbeke', country: 'BE' }) as const
const given = at('Gegeven straat')
const mother = { name: 'An Testers', address: at('Schoolstraat') }
const father = { name: 'Bart Testers', address: at('Veldweg') }
const notary = { name: 'Notaris Inge', address: at('Marktplein') }
const lawyer = { name: 'Mr. Bewind', address: at('Gerechtsplein') }

const citizen: Recipient = { type: 'citizen', insz: '53480200724', name: 'Noor Testers', address: given }
const shop: Recipient = { type: 'enterprise', enterpriseNumber: '0206731645', name: 'Winkel bv', address: given }

const person = (facts: Partial<PersonFacts>, street?: string): RegistryAnswer => ({
  kind: 'person',
  person: { addressHidden: false, detained: false, guardians: [], ...facts },
  ...(street !== undefined && { address: at(street) }),
})
const enterprise = (facts: Partial<EnterpriseFacts>, street?: string): RegistryAnswer => ({
  kind: 'enterprise',
  enterprise: { status: 'active', hasReader: true, ...facts },
  ...(street !== undefined && { address: at(street) }),
})
const decide = (recipient: Recipient, answer: RegistryAnswer, facts: Partial<ReaderFacts> = {}) => {
  const { rule, reading, addressedTo } = decideReader({
    recipient,
    answer,
    minors: 'recipient',
    afterDeath: 'stop',
    today,
    ...facts,
  })
  return [rule ?? '–', reading?.kind ?? 'recipient', addressedTo?.name ?? '–', streetOf(addressedTo)]
}
const streetOf = (to: Recipient | undefined): string =>
  to?.address !== undefined && 'street' in to.address ? to.address.street : '–'

const minor = { bornOn: '2015-06-20', guardians: [mother, father] }
const toGuardians = { minors: 'guardians' } as const
const toEstate = { afterDeath: 'estate' } as const
const dead = { diedOn: '2026-09-02' }

// Worked out by hand: rule, who reads, name in the window, street. A dash: as the sender gave it.
describe('who reads a letter to a person', () => {
  test.each([
    ['nothing special', person({}), {}, ['–', 'recipient', '–', '–']],
    ['unknown to the registry', { kind: 'unknown' } as const, {}, ['–', 'recipient', '–', '–']],
    ['at the same address', person({}, 'Gegeven straat'), {}, ['–', 'recipient', '–', '–']],
    ['moved', person({}, 'Nieuwe straat'), {}, ['–', 'recipient', 'Noor Testers', 'Nieuwe straat']],
    [
      'minor, class about money',
      person(minor),
      toGuardians,
      ['guardians', 'representative', 'An Testers', 'Schoolstraat'],
    ],
    ['minor, other class', person(minor, 'Schoolstraat'), {}, ['–', 'recipient', 'Noor Testers', 'Schoolstraat']],
    ['minor without known guardian', person({ bornOn: '2015-06-20' }), toGuardians, ['–', 'recipient', '–', '–']],
    [
      '17 years and 364 days',
      person({ ...minor, bornOn: '2008-12-01' }),
      toGuardians,
      ['guardians', 'representative', 'An Testers', 'Schoolstraat'],
    ],
    ['18 today', person({ ...minor, bornOn: '2008-11-30' }), toGuardians, ['–', 'recipient', '–', '–']],
    ['died', person(dead), {}, ['deceased', 'nobody', '–', '–']],
    ['died, class for the estate, nobody settles it', person(dead), toEstate, ['deceased', 'nobody', '–', '–']],
    [
      'died, a notary settles it, other class',
      person({ ...dead, estate: notary }),
      {},
      ['deceased', 'nobody', '–', '–'],
    ],
    [
      'died, a notary settles it, class for the estate',
      person({ ...dead, estate: notary }),
      toEstate,
      ['estate', 'representative', 'Notaris Inge', 'Marktplein'],
    ],
    ['a minor who died', person({ ...minor, ...dead }), toGuardians, ['deceased', 'nobody', '–', '–']],
    ['declared dead from tomorrow', person({ diedOn: '2026-12-01' }), {}, ['–', 'recipient', '–', '–']],
    [
      'under judicial protection',
      person({ administrator: lawyer }, 'Rusthuis'),
      {},
      ['administrator', 'representative', 'Mr. Bewind', 'Gerechtsplein'],
    ],
    [
      'in prison',
      person({ detained: true }, 'Gevangenislaan'),
      {},
      ['detained', 'on-paper', 'Noor Testers', 'Gevangenislaan'],
    ],
    [
      'in prison and under protection',
      person({ detained: true, administrator: lawyer }),
      {},
      ['administrator', 'representative', 'Mr. Bewind', 'Gerechtsplein'],
    ],
    ['with an address that is not disclosed', person({ addressHidden: true }), {}, ['–', 'recipient', '–', '–']],
  ])('%s', (_, answer, facts, expected) => {
    expect(decide(citizen, answer, facts)).toEqual(expected)
  })
})

describe('who reads a letter to an enterprise', () => {
  test.each([
    ['active', enterprise({}), ['–', 'recipient', '–', '–']],
    ['moved', enterprise({}, 'Nieuwe laan'), ['–', 'recipient', 'Winkel bv', 'Nieuwe laan']],
    [
      'bankrupt',
      enterprise({ status: 'bankrupt', trustee: lawyer }),
      ['trustee', 'representative', 'Mr. Bewind', 'Gerechtsplein'],
    ],
    ['bankrupt, no trustee known', enterprise({ status: 'bankrupt' }), ['–', 'recipient', '–', '–']],
    [
      'bankrupt, nobody can read',
      enterprise({ status: 'bankrupt', hasReader: false }),
      ['no-reader', 'on-paper', '–', '–'],
    ],
    ['struck off', enterprise({ status: 'struck-off', trustee: lawyer }), ['struck-off', 'nobody', '–', '–']],
    [
      'nobody can read',
      enterprise({ hasReader: false }, 'Verenigingsstraat'),
      ['no-reader', 'on-paper', 'Winkel bv', 'Verenigingsstraat'],
    ],
  ])('%s', (_, answer, expected) => {
    expect(decide(shop, answer)).toEqual(expected)
  })
})

test('each rule decides in the matrix above, and has its own name', () => {
  const names = readerRules.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
  expect(names.toSorted()).toEqual(
    ['administrator', 'deceased', 'detained', 'estate', 'guardians', 'no-reader', 'struck-off', 'trustee'].toSorted(),
  )
})

test('the window names the reader, then for whom; a long name is printed alone', () => {
  const { addressedTo } = decideReader({
    recipient: { ...citizen, language: 'nl' },
    answer: person(minor),
    minors: 'guardians',
    afterDeath: 'stop',
    today,
  })
  if (addressedTo === undefined) throw new Error('A reader was expected')
  expect(windowLines(addressedTo, 'nl')).toEqual([
    'An Testers',
    'voor Noor Testers',
    'Schoolstraat 1',
    '9998 Proefbeke',
  ])
  const long = 'x'.repeat(50)
  expect(windowLines({ ...addressedTo, readsFor: long } as Recipient, 'fr')[1]).toBe(long)
})

const representative = fc.constantFrom(mother, father, notary, lawyer)
const date = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10))
const anyPerson: fc.Arbitrary<PersonFacts> = fc.record(
  {
    addressHidden: fc.boolean(),
    detained: fc.boolean(),
    guardians: fc.array(representative, { maxLength: 2 }),
    bornOn: date,
    diedOn: date,
    administrator: representative,
    estate: representative,
  },
  { requiredKeys: ['addressHidden', 'detained', 'guardians'] },
)

test('whatever is known: the dead get nothing unless the estate may read, and a representative always has an address', () => {
  fc.assert(
    fc.property(
      anyPerson,
      fc.constantFrom('stop', 'estate'),
      fc.constantFrom('recipient', 'guardians'),
      (facts, afterDeath, minors) => {
        const { reading, addressedTo } = decideReader({
          recipient: citizen,
          answer: { kind: 'person', person: facts },
          minors,
          afterDeath,
          today,
        })
        const isDead = facts.diedOn !== undefined && facts.diedOn <= today
        const mayBeRead = isDead && afterDeath === 'estate' && facts.estate !== undefined
        if (isDead) expect(reading?.kind).toBe(mayBeRead ? 'representative' : 'nobody')
        if (reading?.kind === 'representative') expect(addressedTo?.address).toEqual(reading.representative.address)
        if (reading?.kind === 'nobody') expect(addressedTo).toBeUndefined()
      },
    ),
  )
})
