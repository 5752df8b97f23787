import { type SQL, sql } from 'drizzle-orm'
import { shortIndex } from '../crypto/short-index.ts'
import { arrayOf } from '../db/array-of.ts'
import type { Queryable } from '../db/database.ts'
import type { EntityId, Id } from '../words/id.ts'
import type { AuditRow } from './list-audit.ts'

/** Criteria of the audit log; every member narrows it. */
export interface AuditQuestion {
  /** `staff:<id>`, `key:<id>` …: any of them. */
  readonly actors?: readonly string[] | undefined
  readonly actions?: readonly string[] | undefined
  /** The id of a message, record, list …, as it is shown. */
  readonly subject?: string | undefined
  /** Lines about one person, by blind index or by the id of a message, record or letter of theirs. */
  readonly about?: AboutPerson | undefined
  /** From this instant, included. */
  readonly from?: Date | undefined
  /** Before this instant. */
  readonly until?: Date | undefined
}

export interface AboutPerson {
  readonly person: Uint8Array
  /** Ids as they are shown, of lines that were written before lines named the person. */
  readonly subjects: readonly string[]
}

/** The lines of an entity that answer the question, newest first; `before` is the last one of the page before. */
export async function findAudit(
  tx: Queryable,
  entity: EntityId,
  question: AuditQuestion,
  limit: number,
  before?: Id<'audit'>,
): Promise<AuditRow[]> {
  const conditions = [...conditionsOf(question), ...(before === undefined ? [] : [sql`id < ${before}::uuid`])]
  return tx.query<AuditRow>(sql`
    select id, entity, at, actor_kind as "actorKind", actor, action, subject_kind as "subjectKind", subject, purpose, request,
      person, detail
    from audit_entry where ${sql.join([sql`entity = ${entity}::uuid`, ...conditions], sql` and `)}
    order by id desc limit ${limit}`)
}

/** How many lines answer the question; more than `most` are not counted. */
export async function countAudit(
  tx: Queryable,
  entity: EntityId,
  question: AuditQuestion,
  most: number,
): Promise<number> {
  const [row] = await tx.query<{ lines: number }>(sql`
    select count(*)::int as lines from (
      select from audit_entry where ${sql.join([sql`entity = ${entity}::uuid`, ...conditionsOf(question)], sql` and `)}
      limit ${most}) counted`)
  return row?.lines ?? 0
}

/** The lines about a person in every entity, and the person's own, oldest first, after the last one of the page before; as the hub. */
export async function auditAboutPerson(
  hub: Queryable,
  about: AboutPerson,
  entity: EntityId | undefined,
  limit: number,
  after?: Id<'audit'>,
): Promise<AuditRow[]> {
  return hub.query<AuditRow>(sql`
    select id, entity, at, actor_kind as "actorKind", actor, action, subject_kind as "subjectKind", subject, purpose, request,
      person, detail
    from audit_entry
    where ${isAbout(about)} and ${entity === undefined ? sql`true` : sql`(entity = ${entity}::uuid or entity is null)`}
      and ${after === undefined ? sql`true` : sql`id > ${after}::uuid`}
    order by id limit ${limit}`)
}

function conditionsOf({ actors, actions, subject, about, from, until }: AuditQuestion): SQL[] {
  return [
    actors && sql`actor = any(${arrayOf('text', actors)})`,
    actions && sql`action = any(${arrayOf('text', actions)})`,
    subject && sql`subject = ${subject}`,
    about && isAbout(about),
    // Ids are ordered by time: a bound on the id leaves whole partitions out.
    from && sql`id >= uuid_floor(${from}::timestamptz)`,
    until && sql`id < uuid_floor(${until}::timestamptz)`,
  ].filter((each) => each !== undefined && each !== '')
}

function isAbout({ person, subjects }: AboutPerson): SQL {
  return sql`(person = ${shortIndex(person)}::bytea or subject = any(${arrayOf('text', subjects)}))`
}
