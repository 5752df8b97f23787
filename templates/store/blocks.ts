import { desc, eq, sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable, Tx } from '../../core/db/database.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Language } from '../../core/words/language.ts'
import type { SharedBlock } from '../model/template-source.ts'
import { block } from './schema.ts'

type Bodies = SharedBlock['bodies']

/** A text that many letters share, or a new version of one; a template names the version it was written with. */
export async function addBlock(tx: Tx, entity: EntityId, key: string, bodies: Bodies, now: Date): Promise<SharedBlock> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`block/${entity}/${key}`}, 0))`)
  const [last] = await tx.orm
    .select({ number: block.number })
    .from(block)
    .where(eq(block.key, key))
    .orderBy(desc(block.number))
    .limit(1)
  const number = (last?.number ?? 0) + 1
  await tx.orm.insert(block).values({ entity, key, number, languages: bodies, createdAt: now })
  return { key, version: number, bodies }
}

/** The pinned blocks that a version names as `key@number`; one that is missing is a fault of the text, found by the parser. */
export async function findBlocks(tx: Queryable, entity: EntityId, names: readonly string[]): Promise<SharedBlock[]> {
  const wanted = names.map((name) => /^(.+)@(\d+)$/.exec(name)).filter((match) => match !== null)
  if (wanted.length === 0) return []
  const keys = wanted.map((match) => match[1])
  const numbers = wanted.map((match) => Number(match[2]))
  const rows = await tx.query<{ key: string; number: number; languages: Partial<Record<Language, string>> }>(sql`
    select b.key, b.number, b.languages from block b
    join unnest(${arrayOf('text', keys)}, ${arrayOf('int', numbers)}) as w(key, number)
      on w.key = b.key and w.number = b.number
    where b.entity = ${entity}`)
  return rows.map((row) => ({ key: row.key, version: row.number, bodies: row.languages }))
}
