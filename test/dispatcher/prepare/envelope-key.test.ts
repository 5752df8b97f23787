import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import type { Recipient } from '../../../core/words/recipient.ts'
import { envelopeKey } from '../../../dispatcher/prepare/envelope-key.ts'

const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const address = {
  street: 'Kerkstraat',
  houseNumber: '12',
  postalCode: '9000',
  municipality: 'Gent',
  country: 'BE',
} as const
const enterprise: Recipient = { type: 'enterprise', enterpriseNumber: '0206731645', name: 'Bakkerij', address }
const ordinary = { sensitive: false }

test('letters share an envelope when recipient and address are equal to the letter', () => {
  const key = envelopeKey(enterprise, ordinary, keyring)
  expect(key).toEqual(envelopeKey({ ...enterprise }, ordinary, keyring))
  const others: Recipient[] = [
    { ...enterprise, attention: 'Personeel' },
    { ...enterprise, enterpriseNumber: '0406798006' },
    { ...enterprise, name: 'Bakkerij Twee' },
    { ...enterprise, address: { ...address, box: '3' } },
    { type: 'addressee', name: 'Bakkerij', address },
  ]
  for (const other of others) expect(envelopeKey(other, ordinary, keyring)).not.toEqual(key)
  expect(envelopeKey({ type: 'addressee', name: 'Bakkerij' }, ordinary, keyring)).toBeUndefined()
})

test('a letter of a sensitive class, or whose sender narrows its readers, shares no envelope', () => {
  expect(envelopeKey(enterprise, { sensitive: true }, keyring)).toBeUndefined()
  for (const confidentiality of [{ namedReader: '53480200724' }, { personOnly: true }, { hidden: true }])
    expect(envelopeKey(enterprise, { sensitive: false, confidentiality }, keyring)).toBeUndefined()
})
