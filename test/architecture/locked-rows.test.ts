import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cloneDatabase } from '../support/database/database.ts'
import { readTracked } from '../support/programs/read-sources.ts'

const { database } = await cloneDatabase()
const partitioned = (
  await database.hub.query<{ name: string }>(sql`select relname as name from pg_class where relkind = 'p' order by 1`)
).map(({ name }) => name)

/** Reads of a partitioned table behind a subselect or `with` that locks rows. */
function readsAfterLocks(text: string): string[] {
  const [, ...behind] = text.split(/for (?:no key )?update(?: of \w+)? skip locked\s*\)/)
  return behind
    .flatMap((rest) => [...rest.matchAll(/\b(?:from|join) (\w+)/g)])
    .map((found) => found[1] ?? '')
    .filter((table) => partitioned.includes(table))
}

test('no statement locks rows and reads partitioned tables afterwards, which crashes PostgreSQL 18.4 (decision 0043)', async () => {
  const sources = (await readTracked('.ts')).filter(({ file }) => !file.startsWith('test/'))
  const faults = sources.flatMap(({ file, text }) =>
    [...text.matchAll(/sql`[^`]*`/g)].flatMap(([statement]) =>
      readsAfterLocks(statement).map((table) => `${file}: locks rows, then reads ${table}`),
    ),
  )
  expect(faults).toEqual([])
})

test('the pattern is found', () => {
  expect(partitioned).toContain('message')
  expect(readsAfterLocks('with due as (select id from alert for update skip locked) select from due')).toEqual([])
  const crashed = `with due as (select id from alert order by due_at limit 50 for update skip locked)
    select from due a left join message m on m.id = a.message_id`
  expect(readsAfterLocks(crashed)).toEqual(['message'])
})
