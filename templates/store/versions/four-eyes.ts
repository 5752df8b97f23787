import { sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { pinnedBlocks } from '../../language/parse/pinned-blocks.ts'
import type { VersionRow } from './find-version.ts'
import type { Actor } from './record-step.ts'

/** @throws Refusal UP-3003 when the actor may not judge the version. */
export async function refuseOwnReview(tx: Tx, found: VersionRow, by: Actor): Promise<void> {
  if (await isOwnWork(tx, found, by.actor))
    throw new Refusal('UP-3003', 'You wrote this version, so another person has to review it.')
}

/**
 * Four eyes: no person who ever saved the text, or wrote a shared block that it pins, may judge it. The writers of a text that
 * was copied before any reviewer had seen it count as well. An API key counts as a person of its own, except for the person who
 * made it: that person holds the key, so neither of the two may judge what the other wrote. Two keys made by one member of staff
 * count as one person too, and so does a member who was removed and came back.
 */
export async function isOwnWork(tx: Tx, found: VersionRow, actor: string): Promise<boolean> {
  // An editor reads the draft again after each save, many times a minute: that needs no query.
  if (found.writtenBy === actor) return true
  return isSamePerson(tx, actor, await writersOf(tx, found))
}

/** Whether the actor is one of the others, acts for one of them, or is one for whom one of them acts. */
export async function isSamePerson(tx: Tx, actor: string, others: readonly string[]): Promise<boolean> {
  const behind = await actorsBehind(tx, [actor, ...others])
  const reviewer = behind.get(actor) ?? new Set([actor])
  const isSame = (writer: string): boolean =>
    [...(behind.get(writer) ?? [writer])].some(
      (each) => reviewer.has(each) && (each === writer || each === actor || each.startsWith('person:')),
    )
  return others.some(isSame)
}

/**
 * All writers of the text of a version: its own, those of its blocks, those of the text it was copied from, and those of every
 * version of the template that has the same text word for word. A published text passed a review, so its writers do not count in
 * a copy.
 */
async function writersOf(tx: Tx, found: VersionRow): Promise<string[]> {
  const { id, entity, template, digest, source } = found
  const rows = await tx.query<{ actor: string }>(sql`
    select actor from version_step where version = ${id} and action = 'saved'
    union
    select unnest(array_append(same.copied_writers, same.written_by)) from version same
      where same.template = ${template} and same.digest = ${digest} and same.published_at is null
    union
    select step.actor from version same join version_step step on step.version = same.id and step.action = 'saved'
      where same.template = ${template} and same.digest = ${digest} and same.published_at is null
    union
    select created_by from block where entity = ${entity} and key || '@' || number = any(${arrayOf('text', pinnedBlocks(source))})`)
  return [...new Set([found.writtenBy, ...found.copiedWriters, ...rows.map(({ actor }) => actor)])]
}

/** The writers that a copy of this version carries: none of them may approve it, unless a reviewer saw the text before. */
export async function writersOfCopy(tx: Tx, copied: VersionRow): Promise<string[]> {
  return copied.publishedAt === null ? writersOf(tx, copied) : []
}

/** For each actor: the actor itself, its maker, the maker of that one …, and finally the person by their address. */
async function actorsBehind(tx: Tx, actors: readonly string[]): Promise<Map<string, Set<string>>> {
  const rows = await tx.query<{ actor: string; behind: string }>(sql`
    with recursive chain(actor, behind) as (
      select a, a from unnest(${arrayOf('text', actors)}) a
      union
      select c.actor, next.behind from chain c
      join lateral (
        select k.created_by as behind from api_key k where 'key:' || k.id = c.behind and k.created_by is not null
        union all
        select 'person:' || lower(m.email) from member m where 'staff:' || m.id = c.behind
      ) next on true
    )
    select actor, behind from chain`)
  const found = new Map<string, Set<string>>()
  for (const { actor, behind } of rows) found.set(actor, (found.get(actor) ?? new Set()).add(behind))
  return found
}
