import fc from 'fast-check'
import { expect, test } from 'vitest'
import { turnName } from '../../../dispatcher/batches/values/turn-name.ts'

test.each([
  ['Peeters, Jan', 'Jan Peeters'],
  ['Van den Broeck , Jan Pieter', 'Jan Pieter Van den Broeck'],
  ['VAN DEN BROECK Jan', 'Jan VAN DEN BROECK'],
  ['Voorbeeld Mieke', 'Mieke Voorbeeld'],
  ['Van den Broeck Jan', 'Jan Van den Broeck'],
  ['’t Hart Mieke', 'Mieke ’t Hart'],
  ['El Amrani Yasmina', 'Yasmina El Amrani'],
  ['De Smet Jan Pieter', 'De Smet Jan Pieter'],
  ['Maes De Smet Jan', 'Maes De Smet Jan'],
  ['Van Acker', 'Acker Van'],
  ['PEETERS JAN', 'PEETERS JAN'],
  ['Madonna', 'Madonna'],
  ['Peeters, Jan, jr.', 'Peeters, Jan, jr.'],
  ['', ''],
])('%s is read as %s', (cell, name) => {
  expect(turnName(cell)).toBe(name)
})

test('a name that is turned has the same words', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{1,8}$/)
  fc.assert(
    fc.property(word, word, (last, first) => {
      expect(turnName(`${last}, ${first}`)).toBe(`${first} ${last}`)
      expect(turnName(`${last} ${first}`)).toBe(`${first} ${last}`)
    }),
  )
})
