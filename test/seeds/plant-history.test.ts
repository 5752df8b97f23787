import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { createKeyring } from '../../core/crypto/keyring.ts'
import { openQuotas } from '../../core/tenants/quotas/quotas.ts'
import type { MessageId } from '../../core/words/id.ts'
import { createClassFinder } from '../../dispatcher/intake/message-class.ts'
import { type Intake, openIntake } from '../../dispatcher/intake/submit-message.ts'
import { entities } from '../../seeds/entities.ts'
import { readHistory } from '../../seeds/read-history.ts'
import { seedEntities } from '../../seeds/seed-entities.ts'
import { seedHistory } from '../../seeds/seed-history.ts'
import { checkData } from '../../templates/language/check/check-data.ts'
import { createVersionResolver } from '../../templates/store/versions/resolve-version.ts'
import { cloneDatabase } from '../support/database/database.ts'
import { ManualClock } from '../support/hub/manual-clock.ts'

const clock = new ManualClock(new Date('2026-11-24T10:00:00Z'))
const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const { database } = await cloneDatabase()
const letters = await readHistory()
let intake: Intake

beforeAll(async () => {
  await seedEntities(
    { database, keyring, now: clock.now() },
    {
      operator: 'uitpost_live_operator',
      entities: Object.fromEntries(
        entities.map(({ code }) => [code, { live: `live-${code}`, test: `test-${code}`, review: `review-${code}` }]),
      ),
    },
  )
  intake = openIntake({
    database,
    keyring,
    clock,
    resolveVersion: createVersionResolver(database, clock),
    findClass: createClassFinder(database, clock),
    quotas: openQuotas(database, clock),
    checkData: (version, data) =>
      checkData(version.source.variables, data).faults.map((fault) => ({ in: 'body' as const, ...fault })),
    countItems: () => [],
    unprintable: () => [],
    addressType: () => 11,
  })
}, 120_000)

const count = async (): Promise<number> => {
  const [row] = await database.hub.query<{ n: number }>(sql`select count(*)::int as n from message`)
  return row?.n ?? 0
}

test('cut off half way and started twice more, each letter is there once, and the cancelled one is cancelled each time', async () => {
  const cancelled: MessageId[] = []
  const parts = {
    database,
    keyring,
    clock,
    cancel: async ({ message }: { message: MessageId }) => {
      cancelled.push(message)
    },
    // Without a dispatcher no letter gets into an inbox: another test covers the reading.
    signal: new AbortController().signal,
  }
  let left = 9
  const cut: Intake['submit'] = (...asked) => {
    if (left-- === 0) throw new Error('killed')
    return intake.submit(...asked)
  }
  await expect(seedHistory({ ...parts, submit: cut })).rejects.toThrow('killed')
  expect(await count()).toBe(9)

  const stop = new AbortController()
  const last = letters.at(-1)?.reference
  const whole: Intake['submit'] = async (sender, request, repetition) => {
    const accepted = await intake.submit(sender, request, repetition)
    if (request.reference === last) stop.abort()
    return accepted
  }
  expect(await seedHistory({ ...parts, submit: whole, signal: stop.signal })).toBe(letters.length)
  clock.advance(3 * 24 * 3_600_000)
  const again = new AbortController()
  const replayed: boolean[] = []
  await seedHistory({
    ...parts,
    signal: again.signal,
    submit: async (sender, request, repetition) => {
      const accepted = await intake.submit(sender, request, repetition)
      replayed.push(accepted.replayed)
      if (request.reference === last) again.abort()
      return accepted
    },
  })
  expect(await count()).toBe(letters.length)
  expect(replayed).toEqual(letters.map(() => true))
  expect(cancelled).toHaveLength(2)
  expect(new Set(cancelled).size).toBe(1)
})

test('the history shows each way a letter can go, and nothing to the first citizen', () => {
  expect(new Set(letters.map((each) => each.key)).size).toBe(letters.length)
  expect(letters.some((each) => each.hold)).toBe(true)
  expect(letters.some((each) => each.cancel !== undefined)).toBe(true)
  expect(letters.some((each) => each.isRead)).toBe(true)
  expect(letters.some((each) => each.repeat !== undefined)).toBe(true)
  expect(new Set(letters.map((each) => each.from)).size).toBe(entities.length)
  expect(letters.filter((each) => 'citizen' in each.to && each.to.citizen === 'lotte')).toEqual([])
})
