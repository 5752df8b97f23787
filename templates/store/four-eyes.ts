import { sql } from 'drizzle-orm'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { pinnedBlocks } from '../language/pinned-blocks.ts'
import type { VersionRow } from './find-version.ts'
import type { Doer } from './record-step.ts'

/** @throws Refusal UP-3003 for who may not judge the version. */
export async function refuseOwnReview(tx: Tx, found: VersionRow, by: Doer): Promise<void> {
  if (await isOwnWork(tx, found, by.actor))
    throw new Refusal('UP-3003', 'You wrote this version, so another person has to review it.')
}

/**
 * Four eyes: nobody who ever saved the text, or wrote a shared block that it pins, may judge it. A key is a person of its
 * own, but for who made it: they hold it, so what one of the two wrote the other may not judge. Two keys made by one member
 * of staff are one person too, and so is a member who was removed and came back.
 */
export async function isOwnWork(tx: Tx, found: VersionRow, actor: string): Promise<boolean> {
  // Whoever saves reads it back at once, many times a minute: that needs no question.
  if (found.writtenBy === actor) return true
  const wrote = await writersOf(tx, found)
  const behind = await whoStandsBehind(tx, [actor, ...wrote])
  const reviewer = behind.get(actor) ?? new Set([actor])
  const isSame = (writer: string): boolean =>
    [...(behind.get(writer) ?? [writer])].some(
      (each) => reviewer.has(each) && (each === writer || each === actor || each.startsWith('person:')),
    )
  return wrote.some(isSame)
}

async function writersOf(tx: Tx, { id, entity, writtenBy, source }: VersionRow): Promise<string[]> {
  const rows = await tx.query<{ actor: string }>(sql`
    select actor from version_step where version = ${id} and action = 'saved'
    union
    select created_by from block where entity = ${entity} and key || '@' || number = any(${arrayOf('text', pinnedBlocks(source))})`)
  return [...new Set([writtenBy, ...rows.map(({ actor }) => actor)])]
}

/** Of each actor: itself, who made the key, who made that one …, and at the end the person by their address. */
async function whoStandsBehind(tx: Tx, actors: readonly string[]): Promise<Map<string, Set<string>>> {
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
