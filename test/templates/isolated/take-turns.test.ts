import fc from 'fast-check'
import { expect, test } from 'vitest'
import { limitConcurrency, type Turn } from '../../../templates/isolated/limit-concurrency.ts'

/** Work that ends on a signal of the test. */
function works(): { do: (name: string) => () => Promise<void>; begun: string[]; end: (name: string) => void } {
  const begun: string[] = []
  const ends = new Map<string, () => void>()
  return {
    begun,
    do: (name) => () =>
      new Promise<void>((resolve) => {
        begun.push(name)
        ends.set(name, resolve)
      }),
    end: (name) => ends.get(name)?.(),
  }
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}

test('an entity with many tasks is passed by one with a single task', async () => {
  const take = limitConcurrency(1)
  const work = works()
  const all = ['a1', 'a2', 'a3', 'b1', 'a4', 'c1'].map((name) =>
    take(work.do(name), { entity: name.slice(0, 1), patient: true }),
  )
  const order: string[] = []
  for (let at = 0; at < all.length; at++) {
    await settled()
    const name = work.begun.at(-1) ?? ''
    order.push(name)
    work.end(name)
  }
  await Promise.all(all)
  expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'a3', 'a4'])
})

test('never more at a time than the limit, never two of one entity, and all get their turn in the order of their entity', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }),
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      async (atOnce, entities, choices) => {
        const take = limitConcurrency(atOnce)
        const running: string[] = []
        const done: string[] = []
        const ends: (() => void)[] = []
        const all = entities.map((entity, at) =>
          take(
            () =>
              new Promise<void>((resolve) => {
                running.push(entity)
                expect(running.length).toBeLessThanOrEqual(atOnce)
                expect(running.filter((each) => each === entity)).toHaveLength(1)
                ends.push(() => {
                  running.splice(running.indexOf(entity), 1)
                  done.push(`${entity}${at}`)
                  resolve()
                })
              }),
            { entity, patient: true },
          ),
        )
        for (const choice of choices) {
          await settled()
          if (ends.length === 0) break
          ends.splice(choice % ends.length, 1)[0]?.()
        }
        await Promise.all(all)
        for (const entity of new Set(entities)) {
          const mine = done.filter((each) => each.startsWith(entity))
          expect(mine).toEqual(mine.toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1))))
        }
        expect(done).toHaveLength(entities.length)
      },
    ),
    { numRuns: 60 },
  )
})

test('too many tasks of one entity are refused while others are accepted, and patient ones are never refused', async () => {
  const take = limitConcurrency(1)
  const work = works()
  const hold = take(work.do('held'), { entity: 'x' })
  const ask = (turn: Turn): Promise<void> => take(async () => undefined, turn)
  const waiting = Array.from({ length: 8 }, () => ask({ entity: 'a' }))
  await expect(ask({ entity: 'a' })).rejects.toMatchObject({ code: 'UP-1503', extra: { retryAfter: 5 } })
  const others = [ask({ entity: 'b' }), ask({ entity: 'a', patient: true })]
  work.end('held')
  await Promise.all([hold, ...waiting, ...others])
})

test('work that is aborted while it waits never begins, and holds no turn', async () => {
  const take = limitConcurrency(1)
  const work = works()
  const hold = take(work.do('held'), { entity: 'a' })
  const gone = new AbortController()
  const given = take(work.do('given up'), { entity: 'b', signal: gone.signal })
  const after = take(work.do('after'), { entity: 'b' })
  gone.abort(new Error('hung up'))
  await expect(given).rejects.toThrow('hung up')
  await expect(take(work.do('late'), { entity: 'c', signal: gone.signal })).rejects.toThrow('hung up')
  work.end('held')
  await settled()
  work.end('after')
  await Promise.all([hold, after])
  expect(work.begun).toEqual(['held', 'after'])
})

test('entities whose tasks use up their limits never have every place together, until one of their tasks succeeds', async () => {
  const overrun = new Error('overrun')
  const take = limitConcurrency(2, { isCostly: (error) => error === overrun })
  const work = works()
  const costly = async (entity: string): Promise<void> => {
    await expect(take(() => Promise.reject(overrun), { entity })).rejects.toBe(overrun)
  }
  await Promise.all([costly('a'), costly('b')])
  const all = ['a1', 'b1', 'a2', 'c1', 'b2'].map((name) => take(work.do(name), { entity: name.slice(0, 1) }))
  await settled()
  // The second place stays free for an entity that is not costly, though two others wait longer.
  expect(work.begun).toEqual(['a1', 'c1'])
  work.end('c1')
  await settled()
  expect(work.begun).toEqual(['a1', 'c1'])
  work.end('a1')
  await settled()
  // A task of the first one succeeded, so that it may run beside the other one.
  expect(work.begun).toEqual(['a1', 'c1', 'b1', 'a2'])
  work.end('b1')
  await settled()
  work.end('a2')
  work.end('b2')
  await Promise.all(all)
})

test('however many tasks one entity has, another one begins at once, and the excess is refused', async () => {
  for (const asked of [1, 4, 16]) {
    const take = limitConcurrency(2)
    const work = works()
    const results = Array.from({ length: asked }, (_, at) => take(work.do(`a${at}`), { entity: 'a' }))
    const outcomes = Promise.allSettled(results)
    const honest = take(work.do('b'), { entity: 'b' })
    await settled()
    expect(work.begun).toEqual(['a0', 'b'])
    work.end('b')
    await honest
    for (let at = 0; at < asked; at++) {
      work.end(`a${at}`)
      await settled()
    }
    const refused = (await outcomes).filter(({ status }) => status === 'rejected')
    // One runs and eight wait.
    expect(refused).toHaveLength(Math.max(0, asked - 9))
    for (const each of refused) expect(each).toMatchObject({ reason: { code: 'UP-1503', extra: { retryAfter: 5 } } })
  }
})
