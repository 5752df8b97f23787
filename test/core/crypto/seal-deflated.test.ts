import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { deflatedSeal } from '../../../core/crypto/seal-deflated.ts'

const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const first = { 1: '{"sender":"","subject":"Betaal uw rekening","language":"nl","actions":[' }
const seal = deflatedSeal<unknown>(first)
const letter = { sender: 'Stad', subject: 'Betaal uw rekening', language: 'nl', actions: [] }

describe('JSON that is deflated with a dictionary and sealed', () => {
  test('is read back as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string(), (value, context) => {
        const plain = JSON.parse(JSON.stringify(value))
        expect(seal.open(seal.seal(plain, context, keyring), context, keyring)).toEqual(plain)
      }),
    )
  })

  test('is read back when it is larger than any window, and when it cannot be compressed', () => {
    for (const large of ['ab'.repeat(80_000), randomBytes(60_000).toString('base64')])
      expect(seal.open(seal.seal(large, 'row', keyring), 'row', keyring)).toBe(large)
  })

  test('is read in the older form, sealed as it was', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const sealed = keyring.seal(Buffer.from(JSON.stringify(value)), 'row')
        expect(seal.open(sealed, 'row', keyring)).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  test('takes few bytes for the text that it shares with the dictionary', () => {
    const bare = deflatedSeal<unknown>({ 1: '' }).seal(letter, 'row', keyring)
    expect(seal.seal(letter, 'row', keyring).length).toBeLessThan(bare.length - 40)
  })

  test('is read after a better dictionary came, which new values use', () => {
    const later = deflatedSeal<unknown>({ ...first, 2: JSON.stringify(letter) })
    expect(later.open(seal.seal(letter, 'row', keyring), 'row', keyring)).toEqual(letter)
    const again = later.seal(letter, 'row', keyring)
    expect(again.length).toBeLessThan(seal.seal(letter, 'row', keyring).length)
    expect(() => seal.open(again, 'row', keyring)).toThrow('unknown dictionary 2')
  })

  test('belongs to its context', () => {
    expect(() => seal.open(seal.seal(letter, 'row', keyring), 'other row', keyring)).toThrow()
  })

  test('needs dictionaries that a byte can number and the window holds', () => {
    expect(() => deflatedSeal({})).toThrow('numbers from 1')
    expect(() => deflatedSeal({ 9: '' })).toThrow('numbers from 1')
    expect(() => deflatedSeal({ 1: 'x'.repeat(32 * 1024 + 1) })).toThrow('32 kB')
  })
})
