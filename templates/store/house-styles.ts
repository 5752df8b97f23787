import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { type EntityId, newId, parseId } from '../../core/words/id.ts'
import type { HouseStyle } from '../model/house-style.ts'
import { houseStyle } from './schema.ts'

export type HouseStyleRow = typeof houseStyle.$inferSelect
export type HouseStyleText = Omit<HouseStyle, 'key' | 'version'>

/** A new version of a house style (the first, when the key is new); earlier letters keep the one they were made with. */
export async function addHouseStyle(
  tx: Tx,
  entity: EntityId,
  key: string,
  text: HouseStyleText,
  now: Date,
): Promise<HouseStyleRow> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`house-style/${entity}/${key}`}, 0))`)
  const [last] = await tx.orm
    .select({ number: houseStyle.number })
    .from(houseStyle)
    .where(and(eq(houseStyle.entity, entity), eq(houseStyle.key, key)))
    .orderBy(desc(houseStyle.number))
    .limit(1)
  const number = (last?.number ?? 0) + 1
  const [made] = await tx.orm
    .insert(houseStyle)
    .values({
      id: newId('houseStyle', now),
      entity,
      key,
      number,
      style: { ...text, key, version: number },
      createdAt: now,
    })
    .returning()
  if (made === undefined) throw new Error('The house style was not written')
  return made
}

/** The newest version of each house style of the entity in scope, by key, after `after`. */
export async function listHouseStyles(tx: Tx, limit: number, after?: string): Promise<HouseStyleRow[]> {
  return tx.orm
    .selectDistinctOn([houseStyle.key])
    .from(houseStyle)
    .where(after === undefined ? undefined : sql`${houseStyle.key} > ${after}`)
    .orderBy(houseStyle.key, desc(houseStyle.number))
    .limit(limit)
}

/** The newest of the house style with this key; without a key, of the entity's first. */
export async function lookUpHouseStyle(
  tx: Tx,
  entity: EntityId,
  key: string | undefined,
): Promise<HouseStyleRow | undefined> {
  const [found] = await tx.orm
    .select()
    .from(houseStyle)
    .where(and(eq(houseStyle.entity, entity), key === undefined ? undefined : eq(houseStyle.key, key)))
    .orderBy(
      sql`min(${houseStyle.createdAt}) over (partition by ${houseStyle.key})`,
      houseStyle.key,
      desc(houseStyle.number),
    )
    .limit(1)
  return found
}

/** The key of the house style that somebody names by id (`hst_…`, any of its versions) or by key; undefined: there is none. */
export async function findHouseStyleKey(tx: Tx, entity: EntityId, named: string): Promise<string | undefined> {
  const id = parseId('houseStyle', named)
  const [found] = await tx.orm
    .select({ key: houseStyle.key })
    .from(houseStyle)
    .where(and(eq(houseStyle.entity, entity), id === undefined ? eq(houseStyle.key, named) : eq(houseStyle.id, id)))
    .limit(1)
  return found?.key
}
