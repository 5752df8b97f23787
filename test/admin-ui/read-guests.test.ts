import { expect, test } from 'vitest'
import { readGuests } from '../../admin-ui/src/guests/read-guests.ts'

const home = { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' }

test.each([
  ['Ann; ann@example.be', { name: 'Ann', email: 'ann@example.be' }],
  [
    'Jan Peeters\t53.48.02-007.24\tjan@example.be',
    { name: 'Jan Peeters', insz: '53.48.02-007.24', email: 'jan@example.be' },
  ],
  ['Bakkerij X, BE 0206.731.645', { name: 'Bakkerij X', enterpriseNumber: 'BE 0206.731.645' }],
  ['Peeters, Jan; Kerkstraat 12; 9000 Gent;', { name: 'Peeters, Jan', address: home }],
  ['Ann; 9000 Gent; Kerkstraat 12 bus 3', { name: 'Ann', address: { ...home, box: '3' } }],
  [
    'Ann;Laan van 8 mei 5A;9000 Gent',
    { name: 'Ann', address: { ...home, street: 'Laan van 8 mei', houseNumber: '5A' } },
  ],
])('%s is a guest', (line, guest) => {
  expect(readGuests(line)).toEqual([{ line: 1, guest }])
})

test.each(['Ann', 'Ann; Kerkstraat 12', 'Ann; Kerkstraat; 9000 Gent', '; ann@example.be', 'Ann; x; y; z'])(
  '%s cannot be read as a guest',
  (line) => {
    expect(readGuests(`\n${line}`)).toEqual([{ line: 2, guest: undefined }])
  },
)
