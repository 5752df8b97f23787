import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createKeyring } from '../../core/crypto/keyring.ts'
import { hashOfKey } from '../../core/tenants/api-keys.ts'
import { entities, operators } from '../../seeds/entities.ts'
import { citizens } from '../../seeds/people.ts'
import { readTemplateFolders, readTemplatesOf } from '../../seeds/read-template-folder.ts'
import { type SeedKeys, seedEntities } from '../../seeds/seed-entities.ts'
import { cloneDatabase } from '../support/database/database.ts'

const now = new Date('2026-11-24T10:00:00Z')
const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const keys: SeedKeys = {
  operator: 'uitpost_live_operator',
  entities: Object.fromEntries(
    entities.map(({ code }) => [code, { live: `live-${code}`, test: `test-${code}`, review: `review-${code}` }]),
  ),
}

test('the seeds are stored once, every template published, every key known', async () => {
  const { database } = await cloneDatabase()
  const planted = await seedEntities({ database, keyring, now }, keys)
  expect(planted.map((each) => each.seed.code)).toEqual(entities.map((each) => each.code))
  expect(await seedEntities({ database, keyring, now }, keys)).toEqual([])
  const unpublished = await database.hub.query(sql`select 1 from version where status <> 'published'`)
  expect(unpublished).toEqual([])
  const known = await database.hub.query<{ hash: Buffer }>(sql`select hash from api_key`)
  const expected = [keys.operator, ...Object.values(keys.entities).flatMap((each) => Object.values(each))]
  expect(known.map((row) => row.hash.toString('hex')).sort()).toEqual(
    expected.map((secret) => hashOfKey(secret).toString('hex')).sort(),
  )
  // Every letter of the first entity may go over inbox, email and print alone.
  const rows = await database.hub.query<{ key: string }>(sql`
    select t.key from template t join entity e on e.id = t.entity
    join message_class c on c.entity = t.entity and c.key = t.class
    where e.code = ${entities[0]?.code ?? ''} and c.sensitivity = 'normal'
      and c.channels @> '{inbox,email,print}' and (select source -> 'channels' from version where template = t.id)
        @> '["inbox","email","print"]'`)
  expect(rows.length).toBe((await readTemplatesOf('agentschap-voorbeeldbelastingen')).length)
})

test('a seeding that was cut off is continued where it stopped, and choices that a person made since stay', async () => {
  const { database } = await cloneDatabase()
  let left = 5
  const cut: typeof database = {
    ...database,
    asEntity: async (...asked) => {
      if (left-- <= 0) throw new Error('killed')
      return database.asEntity(...asked)
    },
  }
  await expect(seedEntities({ database: cut, keyring, now }, keys)).rejects.toThrow('killed')
  expect((await seedEntities({ database, keyring, now }, keys)).length).toBeGreaterThan(0)
  const [counts] = await database.hub.query<Record<string, number>>(sql`
    select (select count(*)::int from entity) as entities, (select count(*)::int from print_contract) as contracts,
      (select count(*)::int from house_style) as styles, (select count(*)::int from version where status = 'published') as versions,
      (select count(*)::int from api_key) as keys, (select count(*)::int from member) as members`)
  expect(counts).toEqual({
    entities: entities.length,
    contracts: entities.length,
    styles: entities.length,
    versions: (await readTemplateFolders()).length,
    keys: 3 * entities.length + 1,
    members: entities.flatMap((each) => each.staff).length + operators.length,
  })

  const octavie = keyring.blindIndex('insz', citizens.find((each) => each.username === 'octavie')?.insz ?? '')
  await database.hub.query(sql`update preference set channel = 'digital' where person = ${octavie} and large_print`)
  expect(await seedEntities({ database, keyring, now }, keys)).toEqual([])
  const chosen = await database.hub.query(sql`select channel from preference where person = ${octavie}`)
  expect(chosen).toEqual([{ channel: 'digital' }])
})
