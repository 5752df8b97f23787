import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { migrate } from '../../../core/db/migrate.ts'
import { type Id, newId, parseId, showId } from '../../../core/words/id.ts'
import { cloneDatabase } from '../../support/database/database.ts'
import { inSession, migrateUntil } from '../../support/database/migrate-until.ts'

const now = new Date('2026-11-30T10:00:00Z')

test('the two lists of an older installation become one, with their age, and no address is lost', async () => {
  const { database, ownerUrl, superuserUrl } = await cloneDatabase('template1')
  await migrateUntil(ownerUrl, '0143', now)
  const addresses = Array.from({ length: 3 }, () => randomBytes(32))
  const entity = newId('entity', now)
  await inSession(superuserUrl, async (client) => {
    await client.query(
      `insert into address_mark (address, channel, reason, at, message_id) values
        ($1, 'email', '5.1.1', '2025-03-01T10:00:00Z', $3), ($2, 'print', 'moved', '2025-04-01T10:00:00Z', $3)`,
      [addresses[0], addresses[1], newId('message', now)],
    )
    await client.query(
      `insert into suppression (entity, address, reason, message, at) values
        ($1, $2, 'complaint', null, '2025-05-01T10:00:00Z'), ($1, $3, 'request', null, '2025-06-01T10:00:00Z')`,
      [entity, addresses[0], addresses[2]],
    )
  })

  await migrate(ownerUrl, now)

  const rows = await database.hub.query<{ id: Id<'suppressedAddress'> }>(sql`
    select id, channel, address, entity, for_all, reason, code, since from suppressed_address order by id`)
  expect(rows.map(({ id: _id, ...each }) => each)).toEqual([
    row('email', addresses[0], null, 'bounced', '5.1.1', '2025-03-01T10:00:00Z'),
    row('print', addresses[1], null, 'returned', 'moved', '2025-04-01T10:00:00Z'),
    row('email', addresses[0], entity, 'complaint', null, '2025-05-01T10:00:00Z'),
    row('email', addresses[2], entity, 'request', null, '2025-06-01T10:00:00Z'),
  ])
  for (const { id } of rows) expect(parseId('suppressedAddress', showId('suppressedAddress', id))).toBe(id)
})

function row(
  channel: string,
  address: Buffer | undefined,
  entity: string | null,
  reason: string,
  code: string | null,
  at: string,
) {
  return { channel, address, entity, for_all: entity === null, reason, code, since: new Date(at) }
}
