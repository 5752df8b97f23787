import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readIfMatch } from '../../api/http/read-if-match.ts'
import { isMatch } from '../../core/words/if-match.ts'

const blank = fc.constantFrom('', ' ', '\t ')
const revision = fc.integer({ min: 0, max: 999_999_999 })
/** An element of a list, with the revision that it names strongly. */
const element = fc.oneof(
  revision.map((number) => ({ text: `"${number}"`, names: [number] })),
  revision.map((number) => ({ text: `W/"${number}"`, names: [] as number[] })),
  fc.constantFrom('', '"a,b"', '"01"', '""', '"1.5"', '"é"').map((text) => ({ text, names: [] as number[] })),
)

test('every list of entity tags is parsed, in one line or several, and only our own strong tags name a revision', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(blank, element, blank), { minLength: 1 }), fc.nat(), (elements, cut) => {
      const texts = elements.map(([before, { text }, after]) => before + text + after)
      const at = cut % texts.length
      const lines = [texts.slice(0, at), texts.slice(at)]
        .filter((part) => part.length > 0)
        .map((part) => part.join(','))
      expect(readIfMatch(lines)).toEqual(elements.flatMap(([, { names }]) => names))
    }),
  )
})

test('a text that is not a list of tags matches nothing, however long it is', () => {
  fc.assert(
    fc.property(fc.string(), revision, (text, current) => {
      const condition = readIfMatch([text])
      if (!text.includes(`"${current}"`) && text.trim() !== '*') expect(isMatch(condition, current)).toBe(false)
    }),
  )
  for (const text of ['7', '"7" "7"', '"7"x', "'7'", '"7', '*, "7"', 'w/"7"', '"7";', ','.repeat(20_000) + '"'])
    expect([text.slice(0, 9), isMatch(readIfMatch([text]), 7)]).toEqual([text.slice(0, 9), false])
})

test('a star requires that the resource exists, and no header requires nothing', () => {
  expect([isMatch(readIfMatch([' * ']), 3), isMatch(readIfMatch(['*']), 0)]).toEqual([true, false])
  expect([isMatch(readIfMatch([]), 0), isMatch(readIfMatch([]), 5)]).toEqual([true, true])
})
