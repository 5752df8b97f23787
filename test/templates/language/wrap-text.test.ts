import fc from 'fast-check'
import { expect, test } from 'vitest'
import { quoted, underlined, wrapText } from '../../../templates/text/wrap-text.ts'

const words = fc.array(fc.stringMatching(/^[a-z\u00a0]{1,12}$/), { minLength: 1, maxLength: 60 })
const begins = fc.constantFrom('', '- ', '12. ', '> ', '  - ', '[3] ')

test('no line is longer than 78 characters, and no word is lost', () => {
  fc.assert(
    fc.property(begins, words, (begin, all) => {
      const text = begin + all.join(' ')
      const wrapped = wrapText(text)
      for (const line of wrapped.split('\n')) expect(line.length).toBeLessThanOrEqual(78)
      expect(wrapped.replace(/\n(?:> )*/g, ' ').replace(/ +/g, ' ')).toBe(text.replace(/ +/g, ' '))
    }),
  )
})

test('lines that continue an item or a quote are indented the same, and an address stays whole', () => {
  const long = 'woord '.repeat(20).trim()
  expect(wrapText(`- ${long}`).split('\n')[1]).toMatch(/^ {2}woord/)
  expect(wrapText(quoted(long)).split('\n')[1]).toMatch(/^> woord/)
  expect(wrapText(quoted(quoted(long))).split('\n')[1]).toMatch(/^> > woord/)
  // A value that begins with the sign is no quote.
  expect(wrapText(`> ${long}`).split('\n')[1]).toMatch(/^woord/)
  const address = `https://www.voorbeeld.be/${'pad/'.repeat(30)}`
  expect(
    wrapText(`Zie ${address} nu`)
      .split('\n')
      .some((line) => line.includes(address)),
  ).toBe(true)
})

test('a title has a line as long as itself', () => {
  expect(underlined('Uw brief', '=')).toBe('Uw brief\n========')
})
