import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { VersionStatus } from '../../model/version-status.ts'
import { type Actor, nameOfActor } from '../versions/record-step.ts'

/** How often a screen reports, and after how long without a report its user counts as gone. */
export const presenceTtlMs = 30_000
/** After how long without a change a writer counts as a reader. */
const writingTtlMs = 15_000

export interface PresentPerson {
  /** `staff:<id>` or `key:<id>` */
  readonly actor: string
  readonly name: string | null
  readonly writing: boolean
}
export interface Presence {
  readonly revision: number
  readonly status: VersionStatus
  /** All other people who have the version open, by name. */
  readonly people: readonly PresentPerson[]
}

/**
 * Records that a person has a version open, and finds the others that have it open.
 * @param writing whether they changed the text since their last report
 * @throws Refusal UP-1404
 */
export async function reportPresence(
  tx: Tx,
  key: string,
  number: number,
  writing: boolean,
  by: Actor,
): Promise<Presence> {
  const found = await findVersionId(tx, key, number)
  const expiredAt = new Date(by.now.getTime() - presenceTtlMs)
  // Two simultaneous requests run in no fixed order: a row that the other one is deleting or renewing is left to it.
  await tx.query(sql`
    delete from draft_presence where (version, actor) in (
      select version, actor from draft_presence where entity = ${found.entity} and seen_at <= ${expiredAt} for update skip locked)`)
  await tx.query(sql`
    insert into draft_presence (entity, version, actor, seen_at, wrote_at)
    values (${found.entity}, ${found.id}, ${by.actor}, ${by.now}, ${writing ? by.now : null})
    on conflict (version, actor) do update
      set seen_at = excluded.seen_at, wrote_at = coalesce(excluded.wrote_at, draft_presence.wrote_at)`)
  const wrote = new Date(by.now.getTime() - writingTtlMs)
  const people = await tx.query<PresentPerson>(sql`
    select actor, ${nameOfActor(sql`actor`)} as name, coalesce(wrote_at > ${wrote}, false) as writing
    from draft_presence
    where version = ${found.id} and actor <> ${by.actor} and seen_at > ${expiredAt}
    order by name, actor limit 50`)
  return { revision: found.revision, status: found.status, people }
}

/** A person closed the version. @throws Refusal UP-1404 */
export async function endPresence(tx: Tx, key: string, number: number, actor: string): Promise<void> {
  const { id } = await findVersionId(tx, key, number)
  await tx.query(sql`delete from draft_presence where version = ${id} and actor = ${actor}`)
}

interface FoundVersion {
  readonly id: string
  readonly entity: string
  readonly revision: number
  readonly status: VersionStatus
}

/** Without the text of the version, which is large and is not needed for a call that comes many times a minute. */
async function findVersionId(tx: Tx, key: string, number: number): Promise<FoundVersion> {
  const [found] = await tx.query<FoundVersion>(sql`
    select v.id, v.entity, v.revision, v.status
    from version v join template t on t.id = v.template
    where t.key = ${key} and v.number = ${number}`)
  if (found === undefined) throw new Refusal('UP-1404', `Template \`${key}\` has no version ${number}.`)
  return found
}
