import { expect, test } from 'vitest'
import { openQuotas } from '../../../core/tenants/quotas/quotas.ts'
import { workBatches } from '../../../dispatcher/batches/check/work-batches.ts'
import { createClassFinder } from '../../../dispatcher/intake/message-class.ts'
import { testInsz } from '../../../seeds/people.ts'
import { createVersionResolver } from '../../../templates/store/versions/resolve-version.ts'
import { countingDatabase } from '../../support/database/counting-database.ts'
import { leaseMs, letter, linesOf, named, useLists } from '../../support/lists/use-lists.ts'

const lists = useLists()
const { post, read, step, change } = lists

/** Works on all lists with chunks of 250 rows, and counts the statements. */
async function countedWork(): Promise<number> {
  const { lists: deps, clock } = lists.api
  const { database, asked } = countingDatabase(deps.database)
  const intake = {
    ...deps.intake,
    database,
    resolveVersion: createVersionResolver(database, clock),
    findClass: createClassFinder(database, clock),
    quotas: openQuotas(database, clock),
  }
  while (await workBatches({ ...deps, database, intake, leaseMs }));
  return asked.count
}

// A chunk has 20 rows in these tests: 1,000 rows are 50 chunks, of which each costs the same as one of 250.
const perChunk = 16

test('a list costs a fixed number of statements for each chunk, whatever its rows', async () => {
  await post(
    Array.from({ length: 20 }, () => letter()),
    'short',
  )
  await countedWork()
  await post(
    Array.from({ length: 1_000 }, () => letter()),
    'long',
  )
  const asked = await countedWork()
  expect(asked).toBeLessThanOrEqual(50 * perChunk)
})

test('the guest list of a key that is kept to guests costs one statement for each chunk', async () => {
  const made = await change('/v1/api-keys', 'POST', {
    name: 'trial of a supplier',
    mode: 'live',
    permissions: ['messages:send', 'messages:read'],
    guestsOnly: true,
  })
  // Of no other row: those of this file are born on another day.
  const guest = testInsz('620503', 401)
  await change('/v1/guests', 'POST', { guests: [{ name: 'Guest', insz: guest }] })
  const toGuest = (reference: string) =>
    letter({ recipient: { type: 'citizen', insz: guest, name: 'Guest' }, channels: ['inbox'], reference })
  const rows = Array.from({ length: 200 }, (_, n) =>
    n % 2 === 0 ? toGuest(`G-${n}`) : letter({ channels: ['inbox'] }),
  )
  const posted = await lists.api.call(`/v1/batches?${named}`, {
    method: 'POST',
    key: String(made.json.key),
    raw: linesOf(rows),
    headers: { 'content-type': 'application/x-ndjson', 'idempotency-key': 'guests' },
  })
  expect(posted.status).toBe(202)
  const asked = await countedWork()
  // Beside the guests: the faults of its rows are one more statement of a chunk.
  expect(asked).toBeLessThanOrEqual(10 * (perChunk + 4))
  expect((await read(posted.json.links.self)).counts).toMatchObject({ accepted: 100, fixable: 100 })
  const [row] = (await read(`${posted.json.links.self}/rows?status=invalid&limit=1`)).items
  expect(row.issues).toMatchObject([{ column: 'insz', code: 'UP-3084' }])
  expect(await step()).toBe(false)
})
