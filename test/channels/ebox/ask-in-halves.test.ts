import fc from 'fast-check'
import { expect, test } from 'vitest'
import { askInHalves } from '../../../channels/ebox/adapter/ask-in-halves.ts'

const sets = fc.uniqueArray(fc.nat(10_000), { maxLength: 500 })

test('a few bad items are found in few calls, and all others are answered', async () => {
  await fc.assert(
    fc.asyncProperty(sets, fc.array(fc.nat(), { maxLength: 3 }), async (items, places) => {
      const bad = new Set(items.length === 0 ? [] : places.map((place) => items[place % items.length]))
      let calls = 0
      const all = await askInHalves(items, async (some) => {
        calls += 1
        return some.some((each) => bad.has(each)) ? { kind: 'refused' } : { kind: 'answered', result: some }
      })
      expect(all.unanswered).toEqual([])
      expect(all.refused).toEqual(items.filter((each) => bad.has(each)))
      expect(all.answered.flatMap(({ result }) => result)).toEqual(items.filter((each) => !bad.has(each)))
      expect(calls).toBeLessThanOrEqual(60)
    }),
    { numRuns: 50 },
  )
})

test('no item is lost when the service stops answering, or refuses everything', async () => {
  await fc.assert(
    fc.asyncProperty(sets, fc.nat(40), fc.boolean(), async (items, last, refuses) => {
      let calls = 0
      const all = await askInHalves(items, async (some) => {
        calls += 1
        if (calls > last) return { kind: 'unanswered' }
        return refuses || some.length > 40 ? { kind: 'refused' } : { kind: 'answered', result: some.length }
      })
      expect(calls).toBeLessThanOrEqual(61)
      const seen = [...all.answered.flatMap(({ items: some }) => some), ...all.refused, ...all.unanswered]
      expect(seen.toSorted((a, b) => a - b)).toEqual(items.toSorted((a, b) => a - b))
    }),
    { numRuns: 50 },
  )
})
