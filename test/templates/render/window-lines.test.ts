import { expect, test } from 'vitest'
import { windowLines } from '../../../templates/render/window-lines.ts'

const to = (lines: readonly string[], country: string) =>
  windowLines({ type: 'addressee', name: 'An Peeters', address: { lines, country }, language: 'nl' }, 'nl')

test.each([
  ['DE', ['Hauptstraße 5', '10115 Berlin'], ['Hauptstraße 5', '10115 BERLIN', 'ALLEMAGNE']],
  ['FR', ['12 rue des Lilas', '59000 Lille'], ['12 rue des Lilas', '59000 LILLE', 'FRANCE']],
  ['GB', ['10 High Street', 'London', 'SW1A 1AA'], ['10 High Street', 'LONDON', 'SW1A 1AA', 'ROYAUME-UNI']],
] as const)('an address in %s ends with its place and country in capitals', (country, lines, expected) => {
  expect(to(lines, country)).toEqual(['An Peeters', ...expected])
})

test('a Belgian address has no country, and its place as it is written', () => {
  const address = {
    street: 'Kerkstraat',
    houseNumber: '1',
    postalCode: '9000',
    municipality: 'Gent',
    country: 'BE',
  } as const
  expect(windowLines({ type: 'addressee', name: 'An Peeters', address, language: 'nl' }, 'nl')).toEqual([
    'An Peeters',
    'Kerkstraat 1',
    '9000 Gent',
  ])
})
