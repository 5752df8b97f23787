import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { letterBody, usualLetters } from '../../../bench/letters/load-letters.ts'
import { createKeyring } from '../../../core/crypto/keyring.ts'
import { newId } from '../../../core/words/id.ts'
import { bodyDictionaries } from '../../../dispatcher/message/body-dictionary.ts'
import { decryptBody, encryptBody, type MessageBody } from '../../../dispatcher/message/message-body.ts'

const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const message = newId('message', new Date())

test('a dictionary that was in use never changes', () => {
  const hashes = Object.values(bodyDictionaries).map((text) => createHash('sha256').update(text).digest('hex'))
  expect(hashes).toEqual(['7618b1b773f85e784801fffb740e1d09789b66a83bc650e4fce60626bdf73865'])
})

test('a usual body takes less than half the bytes of its JSON, and is read back', () => {
  const { recipient, data } = JSON.parse(letterBody(1, usualLetters)) as MessageBody
  const sealed = encryptBody({ recipient, data }, message, keyring)
  expect(sealed.length).toBeLessThan(JSON.stringify({ recipient, data }).length / 2)
  expect(decryptBody(sealed, message, keyring)).toEqual({ recipient, data })
})
