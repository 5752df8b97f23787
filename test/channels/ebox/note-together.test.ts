import fc from 'fast-check'
import { expect, test } from 'vitest'
import { writeTogether } from '../../../channels/ebox/adapter/note-together.ts'

test('what comes during a write is written together, each item once, and no caller returns before its item is stored', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 30 }), async (scheduler, count) => {
      const stored = new Set<number>()
      let atOnce = 0
      const writes: (readonly number[])[] = []
      const note = writeTogether<number>(async (items) => {
        atOnce += 1
        expect(atOnce).toBe(1)
        writes.push(items)
        await scheduler.schedule(Promise.resolve())
        for (const each of items) stored.add(each)
        atOnce -= 1
      })
      const items = Array.from({ length: count }, (_, at) => at)
      const calls = items.map(async (each) => {
        await scheduler.schedule(Promise.resolve())
        await note(each)
        expect(stored.has(each)).toBe(true)
      })
      await scheduler.waitFor(Promise.all(calls))
      expect(writes.flat().toSorted((a, b) => a - b)).toEqual(items)
    }),
    { numRuns: 30 },
  )
})

test('a write that fails fails for its callers, and the next one is written', async () => {
  let away = true
  const written: string[] = []
  const note = writeTogether<string>(async (items) => {
    if (away) throw new Error('away')
    written.push(...items)
  })
  await expect(Promise.allSettled([note('a'), note('b')])).resolves.toMatchObject([
    { status: 'rejected' },
    { status: 'rejected' },
  ])
  away = false
  await note('c')
  expect(written).toEqual(['c'])
})
