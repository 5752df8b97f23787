import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  checkCodeLength,
  codeAlphabet,
  newCheckCode,
  newReplyReference,
  readCode,
  replyReferenceLength,
} from '../../../core/words/numbers/check-code.ts'

const places = fc.integer({ min: 0, max: checkCodeLength - 1 })

test('a code is read as people write it: in small letters, in groups', () => {
  const code = newCheckCode()
  expect(readCode(code, checkCodeLength)).toBe(code)
  expect(readCode(` ${code.slice(0, 5).toLowerCase()}-${code.slice(5).toLowerCase()} `, checkCodeLength)).toBe(code)
  const reply = newReplyReference()
  expect(readCode(reply.replace(/(.{4})/g, '$1 '), replyReferenceLength)).toBe(reply)
})

test('every wrong character is caught', () => {
  fc.assert(
    fc.property(places, fc.constantFrom(...Array.from(codeAlphabet)), (place, other) => {
      const code = newCheckCode()
      fc.pre(code[place] !== other)
      expect(readCode(code.slice(0, place) + other + code.slice(place + 1), checkCodeLength)).toBeUndefined()
    }),
  )
})

test('every swap of two characters is caught', () => {
  fc.assert(
    fc.property(places, places, (one, two) => {
      const characters = Array.from(newCheckCode())
      fc.pre(characters[one] !== characters[two])
      const swapped = characters.with(one, characters[two] ?? '').with(two, characters[one] ?? '')
      expect(readCode(swapped.join(''), checkCodeLength)).toBeUndefined()
    }),
  )
})

test('a text that is not one of our codes gives no code', () => {
  for (const text of ['', 'AAAA', newReplyReference(), 'O0O0O0O0O0', newCheckCode().slice(1), '𝟜'.repeat(10)])
    expect(readCode(text, checkCodeLength), text).toBeUndefined()
})
