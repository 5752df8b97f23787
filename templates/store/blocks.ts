import { isDeepStrictEqual } from 'node:util'
import { and, desc, eq, gt, sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { Refusal } from '../../core/fault.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { SharedBlock } from '../model/template-source.ts'
import { block } from './schema.ts'
import type { Actor } from './versions/record-step.ts'

export type BlockRow = typeof block.$inferSelect
type Bodies = SharedBlock['bodies']

/**
 * A text that many letters share, or a new version of one; a template names the version it was written with. A text equal to that
 * of the newest version makes no new one.
 */
export async function addBlock(
  tx: Tx,
  entity: EntityId,
  key: string,
  languages: Bodies,
  by: Actor,
): Promise<{ row: BlockRow; isNew: boolean }> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`block/${entity}/${key}`}, 0))`)
  const last = await findNewest(tx, key)
  if (last !== undefined && isDeepStrictEqual(last.languages, languages)) return { row: last, isNew: false }
  const number = (last?.number ?? 0) + 1
  const [row] = await tx.orm
    .insert(block)
    .values({ entity, key, number, languages, createdAt: by.now, createdBy: by.actor })
    .returning()
  if (row === undefined) throw new Error('The block was not written')
  return { row, isNew: true }
}

async function findNewest(tx: Tx, key: string): Promise<BlockRow | undefined> {
  const [found] = await tx.orm.select().from(block).where(eq(block.key, key)).orderBy(desc(block.number)).limit(1)
  return found
}

/** One version of a block of the entity in scope; without a number the newest. @throws Refusal UP-1404 */
export async function readBlock(tx: Tx, key: string, number?: number): Promise<BlockRow> {
  const [found] =
    number === undefined
      ? [await findNewest(tx, key)]
      : await tx.orm
          .select()
          .from(block)
          .where(and(eq(block.key, key), eq(block.number, number)))
  if (found !== undefined) return found
  const what = number === undefined ? `no block \`${key}\`` : `no version ${number} of block \`${key}\``
  throw new Refusal('UP-1404', `There is ${what}.`)
}

/** The blocks of the entity in scope, each in its newest version, by key, after `after`. */
export async function listBlocks(tx: Tx, limit: number, after?: string): Promise<BlockRow[]> {
  return tx.orm
    .selectDistinctOn([block.key])
    .from(block)
    .where(after === undefined ? undefined : gt(block.key, after))
    .orderBy(block.key, desc(block.number))
    .limit(limit)
}

/** The newest version of each block of the entity that has some words in a text, by key. */
export async function listBlocksWith(tx: Queryable, entity: EntityId, words: string): Promise<SharedBlock[]> {
  const rows = await tx.query<{ key: string; number: number; languages: Bodies }>(sql`
    select key, number, languages from (
      select distinct on (key) key, number, languages from block where entity = ${entity} order by key, number desc) newest
    where strpos(languages::text, ${words}) > 0 order by key`)
  return rows.map(({ key, number, languages }) => ({ key, version: number, bodies: languages }))
}

/** The pinned blocks that a version names as `key@number`; a missing one is a fault of the text, which the parser finds. */
export async function findBlocks(tx: Queryable, entity: EntityId, names: readonly string[]): Promise<SharedBlock[]> {
  const wanted = names.map((name) => /^(.+)@(\d+)$/.exec(name)).filter((match) => match !== null)
  if (wanted.length === 0) return []
  const rows = await tx.query<{ key: string; number: number; languages: Partial<Record<Language, string>> }>(sql`
    select b.key, b.number, b.languages from block b
    join ${rowsOf('w', { key: ['text', (match) => match[1]], number: ['int', (match) => Number(match[2])] }, wanted)}
      on w.key = b.key and w.number = b.number
    where b.entity = ${entity}`)
  return rows.map((row) => ({ key: row.key, version: row.number, bodies: row.languages }))
}
