import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { arrayOf, type ElementType } from '../../../core/db/array-of.ts'
import type { Queryable } from '../../../core/db/database.ts'

/** A column that lives for years, and how its values are bound to their row (`Keyring.seal`, context). */
interface LastingColumn {
  readonly table: string
  readonly column: string
  /** The primary key: rows are read in its order. */
  readonly key: string
  readonly type: ElementType
  readonly context: (key: string) => string
}

const byId = (table: string, column: string, context: (key: string) => string): LastingColumn => ({
  table,
  column,
  key: 'id',
  type: 'uuid',
  context,
})

/**
 * Values that do not end by themselves within months. A context that does not agree with that of the owner opens nothing: the value is then
 * counted as failed, and stays as it is. Supplied documents are left out: their bytes in the store are sealed by the same key.
 */
export const lastingColumns: readonly LastingColumn[] = [
  byId('callback', 'secret', (id) => `callback-secret:${id}`),
  byId('callback', 'previous_secret', (id) => `callback-secret:${id}`),
  byId('delivery_case', 'close_reason', (id) => `delivery_case:${id}`),
  byId('guest', 'sealed', (id) => `guest:${id}`),
  byId('inbox_item', 'head', (id) => `inbox_item:${id}`),
  { ...byId('inbox_guard', 'cover', (item) => `inbox_guard:cover:${item}`), key: 'item' },
  { ...byId('inbox_guard', 'decided_name', (item) => `inbox_guard:decider:${item}`), key: 'item' },
  byId('incoming_item', 'sealed', (id) => `incoming_item:${id}`),
  byId('legal_hold', 'reason', (id) => `legal-hold:${id}`),
  byId('legal_hold', 'release_reason', (id) => `legal-hold:${id}`),
  byId('letter_draft', 'sealed', (id) => `letter-draft:${id}`),
  { table: 'preference', column: 'email', key: 'person', type: 'bytea', context: (person) => `preference:${person}` },
  byId('rectification', 'sealed', (id) => `rectification:${id}`),
  byId('returned_case', 'note', (id) => `returned_case:${id}`),
  byId('saved_search', 'sealed', (id) => `saved-search:${id}`),
  byId('subject_access_request', 'sealed', (id) => `subject-access:${id}`),
  byId('unread_report', 'report', (id) => `unread_report.report ${id}`),
]

const rowsPerStep = 500

export interface Resealed {
  readonly place: string
  readonly resealed: number
  /** Values that did not open; they stay as they are. */
  readonly failed: number
}

/** Seals the values of one column again with the first key of the ring (hub's role), a chunk by one statement. It may be interrupted and repeated. */
export async function resealColumn(hub: Queryable, keyring: Keyring, column: LastingColumn): Promise<Resealed> {
  let [after, resealed, failed]: [unknown, number, number] = [null, 0, 0]
  for (;;) {
    const rows = await readChunk(hub, keyring, column, after)
    if (rows.length === 0) return { place: `${column.table}.${column.column}`, resealed, failed }
    after = rows.at(-1)?.key
    const changed = rows.flatMap((row) => {
      const sealed = sealAgain(keyring, row.sealed, column.context(textOf(row.key)))
      return sealed === undefined ? [] : [{ ...row, after: sealed }]
    })
    failed += rows.length - changed.length
    resealed += await storeChunk(hub, column, changed)
  }
}

interface Row {
  readonly key: unknown
  readonly sealed: Buffer
}

function readChunk(hub: Queryable, { currentId }: Keyring, column: LastingColumn, after: unknown): Promise<Row[]> {
  const { table, key, value } = namesOf(column)
  const beyond = after === null ? sql`true` : sql`${key} > ${after}`
  return hub.query<Row>(sql`
    select ${key} as key, ${value} as sealed from ${table}
    where ${beyond} and octet_length(${value}) > 29 and get_byte(${value}, 0) = 1 and get_byte(${value}, 1) <> ${currentId}
    order by ${key} limit ${rowsPerStep}`)
}

/** A value that changed in the meantime is left as it is now. */
async function storeChunk(
  hub: Queryable,
  column: LastingColumn,
  rows: readonly (Row & { readonly after: Buffer })[],
): Promise<number> {
  if (rows.length === 0) return 0
  const { table, key, value } = namesOf(column)
  const of = (type: ElementType, values: readonly unknown[]): SQL => arrayOf(type, values)
  const stored = await hub.query(sql`
    update ${table} t set ${value} = g.after
    from unnest(${of(
      column.type,
      rows.map((row) => row.key),
    )}, ${of(
      'bytea',
      rows.map((row) => row.sealed),
    )}, ${of(
      'bytea',
      rows.map((row) => row.after),
    )}) as g(key, before, after)
    where t.${key} = g.key and t.${value} = g.before returning 1 as one`)
  return stored.length
}

function namesOf({ table, column, key }: LastingColumn) {
  return { table: sql.identifier(table), key: sql.identifier(key), value: sql.identifier(column) }
}

function sealAgain(keyring: Keyring, sealed: Buffer, context: string): Buffer | undefined {
  try {
    return keyring.seal(keyring.open(sealed, context), context)
  } catch {
    return undefined
  }
}

function textOf(key: unknown): string {
  return Buffer.isBuffer(key) ? key.toString('hex') : String(key)
}
