import { sql } from 'drizzle-orm'
import pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { newId } from '../../../core/words/id.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'
import { seedPermit } from '../../support/hub/seed-permit.ts'

const now = new Date('2026-11-24T10:00:00Z')
const entity = newId('entity', now)
let here: TestDatabase

beforeAll(async () => {
  here = await cloneDatabase()
  await seedPermit(here.database, entity, now)
})

/** Statements that none of our code sends: typed directly, as either running role. */
async function asRole(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`set uitpost.entity = '${entity}'`)
    const { rowCount } = await client.query(statement)
    return `${rowCount} rows`
  } catch (refused) {
    return String((refused as { code?: unknown }).code)
  } finally {
    await client.end()
  }
}

describe.each(['appUrl', 'hubUrl'] as const)('as %s, a published version', (role) => {
  test.each([
    ['its text', `update version set source = '{}'`, '23001'],
    ['what it was compiled to', `update version set compiled = '{}'`, '23001'],
    ['its digest', `update version set digest = ''`, '23001'],
    ['when it was published', 'update version set published_at = now()', '23001'],
    ['who wrote it', `update version set written_by = 'staff:other'`, '23001'],
    ['its number', 'update version set number = 9', '23001'],
    ['its state, back to draft', `update version set status = 'draft'`, '23001'],
    ['its existence', 'delete from version', '42501'],
    ['its steps', `update version_step set actor = 'other'`, '42501'],
    ['that a step was taken', 'delete from version_step', '42501'],
    ['its house style', `update house_style set style = '{}'`, '23001'],
    ['since when its house style is in force', `update house_style set published_at = now()`, '23001'],
    ['the number of its house style', `update house_style set number = 9`, '42501'],
    ['the existence of its house style', 'delete from house_style', '42501'],
    ['a shared block', `update block set languages = '{}'`, '42501'],
    ['its template', 'delete from template', '42501'],
  ])('does not lose %s', async (_, statement, code) => {
    expect(await asRole(here[role], statement)).toBe(code)
  })
})

test('a retired version is unchanged', async () => {
  expect(await asRole(here.appUrl, `update version set status = 'retired'`)).toBe('1 rows')
  expect(await asRole(here.appUrl, `update version set status = 'published'`)).toBe('23001')
  const [row] = await here.database.hub.query<{ status: string }>(sql`select status from version`)
  expect(row?.status).toBe('retired')
})
