import { sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import { beforeAll, expect, test } from 'vitest'
import { type Columns, rowsOf } from '../../../core/db/rows-of.ts'
import { cloneDatabase, type TestDatabase } from '../../support/database/database.ts'

interface Row {
  readonly name: string
  readonly pages?: number
}
const plain: Columns<Row> = { name: 'text', pages: 'int' }
const computed: Columns<Row> = {
  title: ['text', (row) => row.name.toUpperCase()],
  place: ['int', (_, index) => index],
}
const rows: readonly Row[] = [{ name: 'a', pages: 2 }, { name: 'b' }]
let test_: TestDatabase

beforeAll(async () => {
  test_ = await cloneDatabase()
})

test('a column is a member of the row, or computed of the row and its number; what is missing is null', async () => {
  expect(await test_.database.hub.query(sql`select * from ${rowsOf('given', plain, rows)}`)).toEqual([
    { name: 'a', pages: 2 },
    { name: 'b', pages: null },
  ])
  expect(await test_.database.hub.query(sql`select * from ${rowsOf('given', computed, rows)}`)).toEqual([
    { title: 'A', place: 0 },
    { title: 'B', place: 1 },
  ])
})

test('the statement keeps its text and its number of parameters, whatever the number of rows', () => {
  const queries = [[], rows, [...rows, ...rows]].map((some) => new PgDialect().sqlToQuery(rowsOf('g', computed, some)))
  expect(new Set(queries.map((query) => query.sql))).toEqual(
    new Set(['unnest($1::text[], $2::int[]) as "g"("title", "place")']),
  )
  expect(queries.map((query) => query.params.length)).toEqual([2, 2, 2])
})
