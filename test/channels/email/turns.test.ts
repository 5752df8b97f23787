import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { GroupsRefused, openDomainGroups } from '../../../channels/email/adapter/turns/domain-groups.ts'
import { type Later, openTurns, type Turns } from '../../../channels/email/adapter/turns/turns.ts'
import { providerOf } from '../../../channels/email/store/mail-providers.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
})
afterEach(() => {
  vi.useRealTimers()
})

interface Started {
  readonly domain: string
  readonly at: number
}
function opened(limits: string, capacity = 10, holdMs = 5_000) {
  const started: Started[] = []
  const turns = openTurns({
    groupOf: openDomainGroups({ limits }),
    capacity: () => capacity,
    holdMs,
    random: () => 0.5,
  })
  const began = performance.now()
  /** One mail that takes so many milliseconds. */
  const mail = (domain: string, ms: number): Promise<'done' | Later> =>
    turns.run(domain, async () => {
      started.push({ domain, at: performance.now() - began })
      await new Promise((resolve) => setTimeout(resolve, ms))
      return 'done' as const
    })
  const count = (domain: string): number => started.filter((each) => each.domain === domain).length
  return { turns, mail, started, count }
}
const many = <Value>(times: number, make: () => Value): Value[] => Array.from({ length: times }, make)

test('domains of a provider share its limit; another domain is a group by itself', async () => {
  const { mail, count } = opened('default=2 microsoft=3')
  const all = [
    ...many(3, () => mail('hotmail.com', 100)),
    ...many(3, () => mail('outlook.be', 100)),
    ...many(3, () => mail('gent.be', 100)),
  ]
  await vi.advanceTimersByTimeAsync(1)
  expect([count('hotmail.com') + count('outlook.be'), count('gent.be')]).toEqual([3, 2])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await Promise.all(all)).toEqual(many(9, () => 'done'))
})

test('the rate of a provider holds, and what does not leave in time comes back one by one at that rate', async () => {
  const { mail, started } = opened('gmail=50/10', 100)
  const all = many(80, () => mail('gmail.com', 10))
  await vi.advanceTimersByTimeAsync(6_000)
  const results = await Promise.all(all)
  const gaps = started.slice(1).map(({ at }, index) => at - (started[index]?.at ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(99)
  expect(started.length).toBeGreaterThanOrEqual(49)
  const waits = results.flatMap((each) => (each === 'done' ? [] : [each.retryAfterMs]))
  expect(waits).toHaveLength(80 - started.length)
  expect(new Set(waits.filter((each) => each > 500)).size).toBe(waits.filter((each) => each > 500).length)
})

test('a provider whose answers are slow, and many of them, hold up no other', async () => {
  const { mail, count } = opened('default=3', 6)
  const slow = ['a.test', 'b.test', 'c.test'].flatMap((domain) => many(20, () => mail(domain, 60_000)))
  // All connections are taken before it is known that these are slow; from then on they share half of them.
  await vi.advanceTimersByTimeAsync(62_000)
  const before = performance.now()
  const quick = many(30, () => mail('quick.test', 10))
  await vi.advanceTimersByTimeAsync(500)
  expect(await Promise.all(quick)).toEqual(many(30, () => 'done'))
  expect(performance.now() - before).toBeLessThanOrEqual(500)
  await vi.advanceTimersByTimeAsync(120_000)
  const ends = await Promise.all(slow)
  expect(ends.filter((each) => each !== 'done').length).toBeGreaterThan(0)
  expect(count('a.test') + count('b.test') + count('c.test')).toBe(ends.filter((each) => each === 'done').length)
})

describe('a provider that asks for fewer mails', () => {
  const slowed = async (turns: Turns): Promise<number> => turns.slowDown('gmail.com')
  test('gets none for a minute, twice as long each time, then one at a time until it takes one', async () => {
    const { turns, mail, count } = opened('gmail=5')
    expect(await slowed(turns)).toBeGreaterThanOrEqual(60_000)
    expect(turns.report()).toMatchObject([{ name: 'gmail', slowedMs: 60_000 }])
    // Mails that were under way report the same once more: this is no second request.
    await slowed(turns)
    expect(turns.report()).toMatchObject([{ slowedMs: 60_000 }])
    expect(await mail('gmail.com', 10)).toMatchObject({ kind: 'later' })
    expect(await Promise.all([mail('telenet.be', 10), vi.advanceTimersByTimeAsync(10)])).toContain('done')

    await vi.advanceTimersByTimeAsync(60_000)
    const careful = many(3, () => mail('gmail.com', 1_000))
    await vi.advanceTimersByTimeAsync(1)
    expect(count('gmail.com')).toBe(1)
    turns.went('gmail.com')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(count('gmail.com')).toBe(3)
    await vi.advanceTimersByTimeAsync(1_000)
    await Promise.all(careful)

    await slowed(turns)
    await vi.advanceTimersByTimeAsync(60_000)
    await slowed(turns)
    expect(turns.report()).toMatchObject([{ slowedMs: 120_000 }])
  })
})

describe('several dispatchers', () => {
  test('divide each limit and each rate, and one without a share gives its mails back at once', async () => {
    const some = [0, 1, 2, 3].map((rank) => {
      const one = opened('gmail=3 default=8', 100)
      one.turns.divide({ count: 4, rank }, new Map())
      return one
    })
    const all = some.flatMap(({ mail }) => many(6, () => mail('gmail.com', 90_000)))
    for (const { mail } of some) many(6, () => void mail('a.test', 1_000))
    await vi.advanceTimersByTimeAsync(1)
    expect(some.map(({ count }) => count('a.test'))).toEqual([2, 2, 2, 2])
    expect(some.map(({ count }) => count('gmail.com')).toSorted((a, b) => a - b)).toEqual([0, 1, 1, 1])
    const without = some.findIndex(({ count }) => count('gmail.com') === 0)
    const answers = await Promise.all(all.slice(without * 6, without * 6 + 6))
    for (const each of answers) expect((each as Later).retryAfterMs).toBeGreaterThanOrEqual(2_000)
  })

  test('divide a rate among those that have a share of the limit', async () => {
    const some = [0, 1, 2, 3].map((rank) => {
      const one = opened('gmail=3/30', 100)
      one.turns.divide({ count: 4, rank }, new Map())
      return one
    })
    for (const { mail } of some) many(100, () => void mail('gmail.com', 1))
    await vi.advanceTimersByTimeAsync(3_000)
    const counts = some.map(({ count }) => count('gmail.com'))
    expect(counts.filter((each) => each === 0)).toHaveLength(1)
    const sum = counts.reduce((all, each) => all + each, 0)
    // Each of them begins with one mail at once.
    expect(sum).toBeGreaterThanOrEqual(87)
    expect(sum).toBeLessThanOrEqual(93)
  })

  test('that hear of a slowdown send nothing to that provider either, and wait no longer than it does', async () => {
    const { turns, mail } = opened('gmail=5')
    const hear = (leftMs: number): void => turns.divide({ count: 2, rank: 1 }, new Map([['gmail', leftMs]]))
    hear(60_000)
    expect(await mail('gmail.com', 10)).toMatchObject({ kind: 'later' })
    await vi.advanceTimersByTimeAsync(30_000)
    // What it reported itself comes back a little later: that makes the wait no longer.
    hear(30_400)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await Promise.all([mail('gmail.com', 10), vi.advanceTimersByTimeAsync(10)])).toContain('done')
  })
})

test('whatever comes, no limit is exceeded over all dispatchers and every mail gets an answer', async () => {
  const domain = fc.constantFrom('gmail.com', 'googlemail.com', 'hotmail.com', 'a.test', 'b.test')
  const at = fc.nat()
  const one = fc.record({ domain, at, ms: fc.integer({ min: 1, max: 4_000 }), pause: fc.integer({ min: 0, max: 300 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 40 }), fc.integer({ min: 1, max: 5 }), async (mails, dispatchers) => {
      const groupOf = openDomainGroups({ limits: 'default=2 gmail=3' })
      const all = many(dispatchers, () => openTurns({ groupOf, capacity: () => 4 }))
      all.forEach((turns, rank) => turns.divide({ count: dispatchers, rank }, new Map()))
      const busy = new Map<string, number>()
      let most = 0
      const answers: Promise<unknown>[] = []
      for (const { domain: at, at: dispatcher, ms, pause } of mails) {
        const turns = all[dispatcher % dispatchers] as Turns
        const group = groupOf(at).name ?? at
        answers.push(
          turns.run(at, async () => {
            busy.set(group, (busy.get(group) ?? 0) + 1)
            expect(busy.get(group)).toBeLessThanOrEqual(groupOf(at).limits.atOnce)
            most = Math.max(
              most,
              [...busy.values()].reduce((sum, each) => sum + each, 0),
            )
            await new Promise((resolve) => setTimeout(resolve, ms))
            busy.set(group, (busy.get(group) ?? 1) - 1)
          }),
        )
        await vi.advanceTimersByTimeAsync(pause)
      }
      await vi.advanceTimersByTimeAsync(60_000)
      await Promise.all(answers)
      expect(most).toBeLessThanOrEqual(4 * dispatchers)
      for (const turns of all) {
        expect(turns.report()).toEqual([])
        turns.close()
      }
    }),
    { numRuns: 30 },
  )
})

test.each([
  [{ limits: 'gmail=0' }, 'gmail'],
  [{ limits: 'gmial=5' }, 'there is no group gmial'],
  [{ limits: 'gmail' }, 'name=value'],
  [{ limits: 'gmail=5/x' }, '5/20'],
  [{ groups: 'cities' }, 'name=value'],
])('settings that cannot be read are refused: %j', (settings, words) => {
  expect(() => openDomainGroups(settings)).toThrow(GroupsRefused)
  expect(() => openDomainGroups(settings)).toThrow(words)
})

test('groups of the settings are added to the usual ones, or replace one of the same name', () => {
  const groupOf = openDomainGroups({ groups: 'cities=gent.be,Brugge.be voo=voo.be', limits: 'cities=9 default=4/40' })
  expect(groupOf('brugge.be')).toEqual({ name: 'cities', limits: { atOnce: 9 } })
  expect(groupOf('gmail.com')).toEqual({ name: 'gmail', limits: { atOnce: 4, perSecond: 40 } })
  expect(groupOf('brutele.be').name).toBeUndefined()
})

test('limits hold for the providers that complaints are counted by; a group of the settings changes no provider', () => {
  const domain = fc.oneof(
    fc.constantFrom(
      'gmail.com',
      'outlook.be',
      'live.nl',
      'msn.com',
      'yahoo.co.uk',
      'scarlet.be',
      'belgacom.net',
      'voo.be',
    ),
    fc.domain(),
  )
  const usual = openDomainGroups({})
  const grouped = openDomainGroups({ groups: 'cities=gent.be,hotmail.be' })
  fc.assert(
    fc.property(domain, (each) => {
      const provider = providerOf(each)
      expect(usual(each).name).toBe(provider === 'other' ? undefined : provider)
    }),
  )
  expect([grouped('hotmail.be').name, grouped('hotmail.com').name]).toEqual(['cities', 'microsoft'])
  expect([providerOf('hotmail.be'), providerOf('gent.be')]).toEqual(['microsoft', 'other'])
})
