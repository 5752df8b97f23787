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

test('whatever comes, no limit is exceeded and every mail gets an answer', async () => {
  const domain = fc.constantFrom('gmail.com', 'googlemail.com', 'hotmail.com', 'a.test', 'b.test')
  const one = fc.record({ domain, ms: fc.integer({ min: 1, max: 4_000 }), pause: fc.integer({ min: 0, max: 300 }) })
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 40 }), async (mails) => {
      const groupOf = openDomainGroups({ limits: 'default=2 gmail=3' })
      const turns = openTurns({ groupOf, capacity: () => 4 })
      const busy = new Map<string, number>()
      let most = 0
      const answers: Promise<unknown>[] = []
      for (const { domain: at, ms, pause } of mails) {
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
      expect(most).toBeLessThanOrEqual(4)
      expect(turns.report()).toEqual([])
      turns.close()
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
