import { and, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
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

/** The newest version of each house style of the entity in scope. */
export async function listHouseStyles(tx: Tx): Promise<HouseStyleRow[]> {
  return tx.orm
    .selectDistinctOn([houseStyle.entity, houseStyle.key])
    .from(houseStyle)
    .orderBy(houseStyle.entity, houseStyle.key, desc(houseStyle.number))
}

/**
 * The house style that a template names by key or id; without a name, the entity's first by key.
 * @throws Refusal UP-2305 when the entity has no such style.
 */
export async function findHouseStyle(tx: Tx, entity: EntityId, named: string | undefined): Promise<HouseStyleRow> {
  const [found] = await tx.orm
    .select()
    .from(houseStyle)
    .where(and(eq(houseStyle.entity, entity), named === undefined ? undefined : eq(houseStyle.key, named)))
    .orderBy(
      sql`min(${houseStyle.createdAt}) over (partition by ${houseStyle.key})`,
      houseStyle.key,
      desc(houseStyle.number),
    )
    .limit(1)
  if (found === undefined) {
    throw new Refusal(
      'UP-2305',
      named === undefined
        ? 'This entity has no house style yet; make one first.'
        : `There is no house style \`${named}\`.`,
    )
  }
  return found
}
