import { expect, test } from 'vitest'
import { limitPerKey } from '../../../channels/email/adapter/limit-per-key.ts'

test('each key has its own places, given first come first served; work that fails gives its place back', async () => {
  const limit = limitPerKey(2)
  const begun: string[] = []
  const running = new Map<string, () => void>()
  const work = (key: string, name: string, fails = false): Promise<void> =>
    limit(key, async () => {
      begun.push(name)
      await new Promise<void>((resolve) => running.set(name, resolve))
      if (fails) throw new Error('refused')
    })
  const end = async (name: string): Promise<void> => {
    running.get(name)?.()
    await new Promise(setImmediate)
  }
  const failing = expect(work('a.test', 'a1', true)).rejects.toThrow('refused')
  const others = [work('a.test', 'a2'), work('a.test', 'a3'), work('a.test', 'a4'), work('b.test', 'b1')]
  await new Promise(setImmediate)
  expect(begun).toEqual(['a1', 'a2', 'b1'])
  await end('a1')
  await failing
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3'])
  await end('a2')
  expect(begun).toEqual(['a1', 'a2', 'b1', 'a3', 'a4'])
  for (const name of ['a3', 'a4', 'b1']) await end(name)
  await Promise.all(others)
  const later = work('a.test', 'a5')
  await new Promise(setImmediate)
  expect(begun.at(-1)).toBe('a5')
  await end('a5')
  await later
})
