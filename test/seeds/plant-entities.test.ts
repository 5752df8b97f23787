import { randomBytes } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createKeyring } from '../../core/crypto/keyring.ts'
import { hashOfKey } from '../../core/tenants/api-keys.ts'
import { isInsz } from '../../core/words/insz.ts'
import { entities } from '../../seeds/entities.ts'
import { citizens, enterprises } from '../../seeds/people.ts'
import { plantEntities, type SeedKeys } from '../../seeds/plant-entities.ts'
import { cloneDatabase } from '../support/database.ts'

const now = new Date('2026-11-24T10:00:00Z')
const keyring = createKeyring([{ id: 1, key: randomBytes(32) }], randomBytes(32))
const keys: SeedKeys = {
  operator: 'uitpost_live_operator',
  entities: Object.fromEntries(
    entities.map(({ code }) => [code, { live: `live-${code}`, test: `test-${code}`, review: `review-${code}` }]),
  ),
}

test('the seeds are planted once, every template published, every key known', async () => {
  const { database } = await cloneDatabase()
  const planted = await plantEntities({ database, keyring, now }, keys)
  expect(planted.map((each) => each.seed.code)).toEqual(entities.map((each) => each.code))
  expect(await plantEntities({ database, keyring, now }, keys)).toEqual([])
  const unpublished = await database.hub.query(sql`select 1 from version where status <> 'published'`)
  expect(unpublished).toEqual([])
  const known = await database.hub.query<{ hash: Buffer }>(sql`select hash from api_key`)
  const expected = [keys.operator, ...Object.values(keys.entities).flatMap((each) => Object.values(each))]
  expect(known.map((row) => row.hash.toString('hex')).sort()).toEqual(
    expected.map((secret) => hashOfKey(secret).toString('hex')).sort(),
  )
})

test('the people of the trial have numbers that no living person can have', () => {
  for (const { insz } of citizens) {
    expect(isInsz(insz)).toBe(true)
    expect(Number(insz.slice(2, 4))).toBeGreaterThan(60)
    expect(Number(insz.slice(6, 9)) < 900).toBe(true)
  }
  expect(
    new Set([...citizens.map((each) => each.insz), ...enterprises.map((each) => each.enterpriseNumber)]).size,
  ).toBe(citizens.length + enterprises.length)
})
