import { expect, test } from 'vitest'
import { askedOfReader } from '../../../dispatcher/prepare/asked-of-reader.ts'

const payment = {
  cents: 12_550,
  iban: 'BE68539007547034',
  reference: '+++1+++',
  beneficiary: 'Dienst',
  due: '2027-01-25',
}

test('kind, deadline and amount are shown, and no text of the letter', () => {
  const actions = [
    { kind: 'pay', text: 'Betaal, mevrouw Geheim', due: '2027-01-23' },
    { kind: 'object', text: 'Niet akkoord?', due: 'Kerkstraat 12' },
    { kind: 'come', text: 'Kom', due: '2027-01-18', time: '14:30', place: 'Kerkstraat 12' },
  ]
  const asked = askedOfReader({ actions, payment })
  expect(asked).toEqual([
    { kind: 'pay', due: '2027-01-23', cents: 12_550 },
    { kind: 'object' },
    { kind: 'come', due: '2027-01-18', time: '14:30' },
  ])
  expect(JSON.stringify(asked)).not.toMatch(/Geheim|Kerkstraat|BE68|akkoord/)
})

test('a slip that no action mentions is a payment; a letter without either requires nothing', () => {
  expect(askedOfReader({ actions: [], payment })).toEqual([{ kind: 'pay', due: '2027-01-25', cents: 12_550 }])
  expect(askedOfReader({ actions: [] })).toEqual([])
})
