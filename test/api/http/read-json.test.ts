import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NotJson, readJson, readStrictly } from '../../../api/http/read-json.ts'
import { readPlainJson } from '../../../api/http/read-plain-json.ts'

const outcome = (read: (text: string) => unknown, text: string) => {
  try {
    const made = read(text)
    // The order of names is compared as text.
    return { made, text: JSON.stringify(made) }
  } catch (error) {
    if (!(error instanceof NotJson)) throw error
    return { refused: error.message, at: error.at }
  }
}
const same = (text: string): void => {
  expect(outcome(readJson, text)).toStrictEqual(outcome(readStrictly, text))
}

/** JSON text of which names, numbers, escapes and blanks are chosen freely: `JSON.stringify` writes none of the hard cases. */
const { json } = fc.letrec<{ json: string; object: string; list: string }>((tie) => {
  const blank = fc.constantFrom('', '', ' ', '\n', '\t \r')
  const piece = fc.oneof(
    fc.constantFrom(
      'a',
      'b',
      ':',
      ': ',
      ' :',
      ',',
      '{',
      '}',
      '[',
      '\\"',
      '\\\\',
      '\\/',
      '\\u0061',
      '\\u0000',
      '\\ud800',
    ),
    fc.constantFrom('__proto__', '\ud800', '\udc00', '\u0000', '\u007f', '\u2028', '😀', '\\ud83d\\ude00', '\\x', '"'),
    fc.string({ unit: 'grapheme', maxLength: 2 }),
  )
  const string = fc.array(piece, { maxLength: 3 }).map((pieces) => `"${pieces.join('')}"`)
  const name = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('"a"', '"b"', '"\\u0061"', '"1"', '""') }, string)
  const number = fc.oneof(
    fc.double().map(String),
    fc.constantFrom(
      '-0',
      '1e2',
      '1E+400',
      '-1e999',
      '01',
      '1.',
      '9007199254740991',
      '9007199254740992',
      '-9007199254740993',
    ),
  )
  const padded = (inside: fc.Arbitrary<string>) => fc.tuple(blank, inside, blank).map((parts) => parts.join(''))
  const member = fc.tuple(padded(name), padded(tie('json'))).map(([key, value]) => `${key}:${value}`)
  return {
    json: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      string,
      number,
      tie('object'),
      tie('list'),
      fc.constantFrom('true', 'false', 'null', 'undefined', ''),
    ),
    object: fc.array(member, { maxLength: 4 }).map((members) => `{${members.join(',')}}`),
    list: fc.array(padded(tie('json')), { maxLength: 4 }).map((items) => `[${items.join(',')}]`),
  }
})

test('any JSON text is read as the strict reader reads it: value, order of names, faults, refusal and its place', () => {
  fc.assert(fc.property(json, same), { numRuns: 3_000 })
})

test('so is text that is cut off, and text of no form at all', () => {
  fc.assert(fc.property(json, fc.nat(), (text, at) => same(text.slice(0, at % (text.length + 1)))))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), same))
})

test('so is nesting around the deepest level', () => {
  for (const levels of [19, 20, 21, 100_000]) {
    same(`${'['.repeat(levels)}1${']'.repeat(levels)}`)
    same(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`)
  }
})

test('what nothing can be said about needs no strict reader; a name twice, however it is written, does', () => {
  const plain = (text: string) => readPlainJson(text, 20) !== undefined
  expect(plain('{"a": 1, "b" :[{"a":"x:y"},-0.5],\n"c":{"a\\n":null, "é":"\\"" }}')).toBe(true)
  for (const text of ['{"a":1,"a":1}', '{"a":{"b":1,"b" :2}}', '{"a":1,"\\u0061":1}', '[{"a":1,"b":":","a":1}]'])
    expect([text, plain(text), readJson(text).faults.map(({ code }) => code)]).toEqual([text, false, ['UP-1002']])
})
