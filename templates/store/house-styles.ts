import { and, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { type EntityId, newId, parseId } from '../../core/words/id.ts'
import type { HouseStyle } from '../model/house-style.ts'
import { type Doer, nameOfActor } from './record-step.ts'
import { houseStyle } from './schema.ts'

export type HouseStyleRow = typeof houseStyle.$inferSelect
export type HouseStyleText = Omit<HouseStyle, 'key' | 'version'>

/** A version of a house style with the name of who made it; null: the hub itself, or somebody who is not there. */
export type AuthoredStyle = HouseStyleRow & { readonly author: string | null }

// Qualified by hand: within the question of the name, a bare column would be that of the key or the member.
const authored = { ...getTableColumns(houseStyle), author: nameOfActor(sql`house_style.created_by`) }

/**
 * A new version of a house style (the first, when the key is new); earlier letters keep the one they were made with.
 * @param ifMatch the version that the writer had in front of them; 0: there was none
 * @throws Refusal UP-1412 when somebody saved in between
 */
export async function addHouseStyle(
  tx: Tx,
  entity: EntityId,
  key: string,
  text: HouseStyleText,
  by: Doer,
  ifMatch?: number,
): Promise<HouseStyleRow> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`house-style/${entity}/${key}`}, 0))`)
  const [last] = await tx.orm
    .select({ number: houseStyle.number })
    .from(houseStyle)
    .where(and(eq(houseStyle.entity, entity), eq(houseStyle.key, key)))
    .orderBy(desc(houseStyle.number))
    .limit(1)
  const number = (last?.number ?? 0) + 1
  if (ifMatch !== undefined && ifMatch !== number - 1)
    throw new Refusal(
      'UP-1412',
      `Version ${number - 1} of this house style was saved after you opened it. Read it, then put your change in.`,
    )
  const [made] = await tx.orm
    .insert(houseStyle)
    .values({
      id: newId('houseStyle', by.now),
      entity,
      key,
      number,
      style: { ...text, key, version: number },
      createdAt: by.now,
      createdBy: by.actor,
    })
    .returning()
  if (made === undefined) throw new Error('The house style was not written')
  return made
}

/** The newest version of each house style of the entity in scope, by key, after `after`. */
export async function listHouseStyles(tx: Tx, limit: number, after?: string): Promise<AuthoredStyle[]> {
  return tx.orm
    .selectDistinctOn([houseStyle.key], authored)
    .from(houseStyle)
    .where(after === undefined ? undefined : sql`${houseStyle.key} > ${after}`)
    .orderBy(houseStyle.key, desc(houseStyle.number))
    .limit(limit)
}

/** One version of a house style of the entity in scope; without a number the newest. @throws Refusal UP-1404 */
export async function readHouseStyle(tx: Tx, key: string, number?: number): Promise<AuthoredStyle> {
  const [found] = await tx.orm
    .select(authored)
    .from(houseStyle)
    .where(and(eq(houseStyle.key, key), number === undefined ? undefined : eq(houseStyle.number, number)))
    .orderBy(desc(houseStyle.number))
    .limit(1)
  if (found !== undefined) return found
  const what = number === undefined ? `no house style \`${key}\`` : `no version ${number} of house style \`${key}\``
  throw new Refusal('UP-1404', `There is ${what}.`)
}

/** Who made which version of a house style and when, newest first, before `before`. @throws Refusal UP-1404 */
export async function listStyleVersions(
  tx: Tx,
  key: string,
  limit: number,
  before?: number,
): Promise<Omit<AuthoredStyle, 'style'>[]> {
  await readHouseStyle(tx, key)
  const { style: _, ...line } = authored
  return tx.orm
    .select(line)
    .from(houseStyle)
    .where(and(eq(houseStyle.key, key), before === undefined ? undefined : lt(houseStyle.number, before)))
    .orderBy(desc(houseStyle.number))
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
