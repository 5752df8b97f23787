import { type SQL, sql } from 'drizzle-orm'
import { arrayOf } from '../../../core/db/array-of.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import { isSamePerson } from '../../../core/tenants/is-same-person.ts'
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
    ${writersOfText(template, digest)}
    union
    select created_by from block where entity = ${entity} and key || '@' || number = any(${arrayOf('text', pinnedBlocks(source))})`)
  return [...new Set([found.writtenBy, ...found.copiedWriters, ...rows.map(({ actor }) => actor)])]
}

/** The writers of every version of a template with this text that no reviewer saw, as a query of one column `actor`. */
export function writersOfText(template: VersionRow['template'], digest: VersionRow['digest']): SQL {
  return sql`
    select unnest(array_append(same.copied_writers, same.written_by)) as actor from version same
      where same.template = ${template} and same.digest = ${digest} and same.published_at is null
    union
    select step.actor from version same join version_step step on step.version = same.id and step.action = 'saved'
      where same.template = ${template} and same.digest = ${digest} and same.published_at is null`
}

/** The writers that a copy of this version carries: none of them may approve it, unless a reviewer saw the text before. */
export async function writersOfCopy(tx: Tx, copied: VersionRow): Promise<string[]> {
  return copied.publishedAt === null ? writersOf(tx, copied) : []
}
