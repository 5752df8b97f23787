import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageRoot } from '../../core/package-root.ts'
import { heldKinds } from '../../dispatcher/subject-access/held.ts'
import { type ClassifiedTable, personalData } from '../../dispatcher/subject-access/personal-data.ts'
import { heldSources } from '../../dispatcher/subject-access/sources.ts'

/** Types of columns that can hold any text or bytes. */
const openTypes = /^(text|bytea|jsonb?|tsvector|character varying)/

/** The columns of the schema that can hold anything, by table. */
async function openColumns(): Promise<Map<string, string[]>> {
  const snapshot = await readFile(join(packageRoot, 'core/db/schema.snapshot.sql'), 'utf8')
  const tables = snapshot.split('-- constraints')[0] ?? ''
  const found = new Map<string, string[]>()
  for (const [, table = '', column = '', type = ''] of tables.matchAll(
    /^(\w+)(?: \(partitioned\))? {2}"?(\w+)"? (.+)$/gm,
  ))
    if (openTypes.test(type)) found.set(table, [...(found.get(table) ?? []), column])
  return found
}

const columnsOf = ({ personal = '', other = '' }: ClassifiedTable): string[] =>
  `${personal} ${other}`.trim().split(' ').toSorted()

test('every column that can hold personal data is classified, and no other', async () => {
  const columns = await openColumns()
  expect(columns.size).toBeGreaterThan(80)
  const schema = Object.fromEntries([...columns].map(([table, names]) => [table, names.toSorted()]))
  const classified = Object.fromEntries(Object.entries(personalData).map(([table, each]) => [table, columnsOf(each)]))
  expect(classified).toEqual(schema)
})

test('personal data is in a package, or a sentence says why not', () => {
  const wrong = Object.entries(personalData)
    .filter(
      ([, { personal, held, because }]) => (personal === undefined) !== (held === undefined && because === undefined),
    )
    .map(([table]) => table)
  expect(wrong).toEqual([])
})

test('every kind of a package has one source and a table that it comes from', () => {
  expect(heldSources.map(({ kind }) => kind)).toEqual([...heldKinds])
  const kinds = new Set(Object.values(personalData).map(({ held }) => held))
  expect(heldKinds.filter((kind) => !kinds.has(kind))).toEqual([])
})
