import { and, desc, eq, getTableColumns, inArray, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { type EntityId, newId, parseId } from '../../../core/words/id.ts'
import { type IfMatch, isMatch } from '../../../core/words/if-match.ts'
import type { HouseStyle } from '../../model/house-style.ts'
import { houseStyle, type StyleStatus } from '../schema.ts'
import { type Actor, nameOfActor } from '../versions/record-step.ts'
import { recordStyleStep } from './life/style-steps.ts'
import { writersOfStyle, writersOfVersions } from './life/style-writers.ts'

export type HouseStyleRow = typeof houseStyle.$inferSelect
export type HouseStyleText = Omit<HouseStyle, 'key' | 'version'>

/**
 * A version of a house style with the name of its maker (null: the hub itself, or an account that is gone) and the numbers of the
 * version in force and of the newest one.
 */
export type AuthoredStyle = HouseStyleRow & {
  readonly author: string | null
  /** The number of the version that new letters get; null: none is in force yet. */
  readonly inForce: number | null
  /** The newest version that is not discarded, on which people work; null: all are discarded. */
  readonly newest: { readonly number: number; readonly status: StyleStatus; readonly publishAt: string | null } | null
}

// Qualified by hand: within a sub-query, a bare column would be that of the inner table.
const authored = {
  ...getTableColumns(houseStyle),
  author: nameOfActor(sql`house_style.created_by`),
  inForce: sql<number | null>`(select max(other.number) from house_style other
    where other.entity = house_style.entity and other.key = house_style.key and other.status = 'published')`,
  newest: sql<
    AuthoredStyle['newest']
  >`(select jsonb_build_object('number', other.number, 'status', other.status, 'publishAt', other.publish_at)
    from house_style other where other.entity = house_style.entity and other.key = house_style.key
      and other.status <> 'discarded' order by other.number desc limit 1)`,
}

/**
 * A house style that is in force at once, without a review: for the hub's own seeds. People draft one (`draftHouseStyle`), and
 * another person approves it.
 */
export async function addHouseStyle(
  tx: Tx,
  entity: EntityId,
  key: string,
  text: HouseStyleText,
  by: Actor,
): Promise<HouseStyleRow> {
  return insertStyle(tx, entity, key, text, by, { status: 'published', publishedAt: by.now })
}

/**
 * A new version of a house style as a draft (the first, when the key is new); letters keep getting the version in force.
 * @param ifMatch the versions that the writer had read; 0: there was none
 * @throws Refusal UP-1412 when a newer version was made in between
 */
export async function draftHouseStyle(
  tx: Tx,
  entity: EntityId,
  key: string,
  text: HouseStyleText,
  by: Actor,
  ifMatch?: IfMatch,
): Promise<HouseStyleRow> {
  const made = await insertStyle(tx, entity, key, text, by, { status: 'draft' }, ifMatch)
  await recordStyleStep(tx, made, 'created', by)
  return made
}

async function insertStyle(
  tx: Tx,
  entity: EntityId,
  key: string,
  text: HouseStyleText,
  by: Actor,
  life: Pick<typeof houseStyle.$inferInsert, 'status' | 'publishedAt'>,
  ifMatch?: IfMatch,
): Promise<HouseStyleRow> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtextextended(${`house-style/${entity}/${key}`}, 0))`)
  const [last] = await tx.query<{ number: number; shown: number }>(sql`
    select coalesce(max(number), 0) as number, coalesce(max(number) filter (where status <> 'discarded'), 0) as shown
    from house_style where entity = ${entity} and key = ${key}`)
  const { number: newest = 0, shown = 0 } = last ?? {}
  if (!isMatch(ifMatch, shown))
    throw new Refusal(
      'UP-1412',
      shown === 0
        ? 'There is no house style with this key. Save a new one without `If-Match`, or with `If-Match: "0"`.'
        : `Version ${shown} of this house style was saved after you opened it. Read it, then put your change in.`,
    )
  const number = newest + 1
  const [made] = await tx.orm
    .insert(houseStyle)
    .values({
      id: newId('houseStyle', by.now),
      entity,
      key,
      number,
      style: { ...text, key, version: number },
      revision: 1,
      createdAt: by.now,
      createdBy: by.actor,
      writtenBy: by.actor,
      ...(life.status === 'draft' && { copiedWriters: sql`array(${writersOfDraft(entity, key, text)})` }),
      ...life,
    })
    .returning()
  if (made === undefined) throw new Error('The house style was not written')
  return made
}

/** A draft that is made while another waits may contain its text: the writers of both count as writers of the new one. */
function writersOfDraft(entity: EntityId, key: string, text: HouseStyleText): SQL {
  const waiting = sql`written.entity = ${entity} and written.key = ${key} and written.status in ('draft', 'in-review', 'approved')`
  return sql`${writersOfVersions(waiting)} union ${writersOfStyle(entity, text)}`
}

/**
 * Saves a draft of a house style.
 * @param ifMatch the revisions that the writer had read
 * @throws Refusal UP-1412 when another person saved in between, UP-3002 when the version is no draft
 */
export async function saveStyleDraft(
  tx: Tx,
  key: string,
  number: number,
  text: HouseStyleText,
  by: Actor,
  ifMatch?: IfMatch,
): Promise<HouseStyleRow> {
  const before = await readHouseStyle(tx, key, number)
  const [saved] = await tx.orm
    .update(houseStyle)
    .set({
      style: { ...text, key, version: number },
      revision: sql`revision + 1`,
      writtenBy: by.actor,
      // A text that was pasted keeps its writers, whatever becomes of the version that it came from.
      copiedWriters: sql`array(select unnest(copied_writers) union ${writersOfStyle(before.entity, text)})`,
    })
    .where(
      and(
        eq(houseStyle.id, before.id),
        eq(houseStyle.status, 'draft'),
        ...(ifMatch === undefined || ifMatch === '*' ? [] : [inArray(houseStyle.revision, [...ifMatch])]),
      ),
    )
    .returning()
  if (saved === undefined) {
    const now = await readHouseStyle(tx, key, number)
    throw now.status === 'draft'
      ? new Refusal('UP-1412', 'Another person saved this draft after you opened it. Read it, then put your change in.')
      : new Refusal('UP-3002', `Version ${number} is ${now.status}; make a new version to change it.`)
  }
  await recordStyleStep(tx, saved, 'saved', by)
  return saved
}

/**
 * Each house style of the entity in scope by key, after `after`: the version in force, or the newest when none is in force yet.
 * Discarded drafts are left out.
 */
export async function listHouseStyles(tx: Tx, limit: number, after?: string): Promise<AuthoredStyle[]> {
  return tx.orm
    .selectDistinctOn([houseStyle.key], authored)
    .from(houseStyle)
    .where(and(ne(houseStyle.status, 'discarded'), after === undefined ? undefined : sql`${houseStyle.key} > ${after}`))
    .orderBy(houseStyle.key, sql`${houseStyle.status} = 'published' desc`, desc(houseStyle.number))
    .limit(limit)
}

/**
 * One version of a house style of the entity in scope; without a number the newest that is not discarded.
 * @throws Refusal UP-1404
 */
export async function readHouseStyle(tx: Tx, key: string, number?: number): Promise<AuthoredStyle> {
  const which = number === undefined ? ne(houseStyle.status, 'discarded') : eq(houseStyle.number, number)
  const [found] = await tx.orm
    .select(authored)
    .from(houseStyle)
    .where(and(eq(houseStyle.key, key), which))
    .orderBy(desc(houseStyle.number))
    .limit(1)
  if (found !== undefined) return found
  const what = number === undefined ? `no house style \`${key}\`` : `no version ${number} of house style \`${key}\``
  throw new Refusal('UP-1404', `There is ${what}.`)
}

/** The versions of a house style with their makers and dates, newest first, before `before`. @throws Refusal UP-1404 */
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

/** The version in force of the house style with this key; without a key, that of the entity's first house style. */
export async function lookUpHouseStyle(
  tx: Tx,
  entity: EntityId,
  key: string | undefined,
): Promise<HouseStyleRow | undefined> {
  const [found] = await tx.orm
    .select()
    .from(houseStyle)
    .where(
      and(
        eq(houseStyle.entity, entity),
        eq(houseStyle.status, 'published'),
        key === undefined ? undefined : eq(houseStyle.key, key),
      ),
    )
    .orderBy(
      sql`min(${houseStyle.publishedAt}) over (partition by ${houseStyle.key})`,
      houseStyle.key,
      desc(houseStyle.number),
    )
    .limit(1)
  return found
}

/** The id with which the list of house styles refers to one that has no version in force yet. */
export async function findDraftedStyle(
  tx: Tx,
  entity: EntityId,
  key: string,
): Promise<HouseStyleRow['id'] | undefined> {
  const [found] = await tx.orm
    .select({ id: houseStyle.id })
    .from(houseStyle)
    .where(and(eq(houseStyle.entity, entity), eq(houseStyle.key, key), ne(houseStyle.status, 'discarded')))
    .orderBy(desc(houseStyle.number))
    .limit(1)
  return found?.id
}

/** The key of the house style that a request names by id (`hst_…`, any of its versions) or by key; undefined: there is none. */
export async function findHouseStyleKey(tx: Tx, entity: EntityId, named: string): Promise<string | undefined> {
  const id = parseId('houseStyle', named)
  const [found] = await tx.orm
    .select({ key: houseStyle.key })
    .from(houseStyle)
    .where(and(eq(houseStyle.entity, entity), id === undefined ? eq(houseStyle.key, named) : eq(houseStyle.id, id)))
    .limit(1)
  return found?.key
}
