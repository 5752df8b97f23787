import { fromBER, Integer, Sequence } from 'asn1js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derOfNumbers } from '../../../dispatcher/seal/pkcs11-token.ts'

test('the two numbers of a signature of a device are the same in DER, whatever their first bytes', () => {
  const number = fc.bigInt({ min: 1n, max: 2n ** 256n - 1n })
  const hex = (value: bigint): string => value.toString(16).padStart(64, '0')
  fc.assert(
    fc.property(number, number, (r, s) => {
      const { result } = fromBER(derOfNumbers(Buffer.from(hex(r) + hex(s), 'hex')))
      if (!(result instanceof Sequence)) throw new Error('No sequence')
      const read = result.valueBlock.value.map((each) => (each instanceof Integer ? each.toBigInt() : undefined))
      expect(read).toEqual([r, s])
    }),
  )
})
