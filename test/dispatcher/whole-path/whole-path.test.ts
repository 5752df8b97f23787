import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { readArchivedDocument } from '../../../archive/read/read-document.ts'
import { listInbox } from '../../../channels/inbox/store/read-inbox.ts'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { EntityId, RecordId } from '../../../core/words/id.ts'
import { citizen, type DispatcherFixture, openDispatcherFixture } from '../dispatcher-fixture.ts'

let at: DispatcherFixture
let entity: EntityId

beforeAll(async () => {
  at = await openDispatcherFixture()
  entity = await at.newEntity('OVO000001')
})

test('an accepted letter is rendered, archived and delivered to the inbox', async () => {
  const recipient = citizen()
  at.start()
  const message = await at.send(entity, { recipient })
  const row = await at.until(message, (each) => each.status === 'delivered')
  expect(row).toMatchObject({ final: false, deliveries: [{ channel: 'inbox', status: 'delivered' }] })
  expect(await at.types(message)).toEqual([
    'accepted',
    'routed',
    'rendered',
    'archived',
    'planned',
    'handed-over',
    'delivered',
  ])
  const person = personIndex(recipient, at.keyring) ?? Buffer.alloc(0)
  const page = await at.test.database.asPerson(person, (tx) =>
    listInbox(tx, { limit: 10 }, { index: person, strongly: false }, at.keyring),
  )
  expect(page.items).toHaveLength(1)
  expect(page.items[0]).toMatchObject({ sender: 'Dienst OVO000001', language: 'nl' })
  const [kept] = await at.test.database.hub.query<{ record: RecordId }>(
    sql`select record from message where id = ${message}`,
  )
  const letter = kept && (await readArchivedDocument(at.deps.archive, { entity }, kept.record, 1))
  expect(letter?.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  const [left] = await at.test.database.hub.query(sql`
    select (select count(*) from work) as work, (select count(*) from chunk) as chunks`)
  expect(left).toEqual({ work: 0, chunks: 0 })
})
