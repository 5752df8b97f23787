import { sql } from 'drizzle-orm'
import { shortIndex } from '../crypto/short-index.ts'
import type { Database } from '../db/database.ts'
import { type EntityId, newId } from '../words/id.ts'

/** One access to personal data, or one change by a person or a key. Ids only: the audit log must not reveal what was seen. */
export interface AuditNote {
  readonly at: Date
  readonly actorKind: 'key' | 'staff' | 'citizen' | 'hub'
  /** `key:<id>`, `staff:<member id>` or `citizen:<start of the blind index>`. */
  readonly actor: string
  /** Verb and noun: `read-record`, `search-archive`, `revoke-key`. */
  readonly action: string
  readonly subjectKind: string
  readonly subject: string
  readonly purpose?: string | undefined
  /** `Uitpost-Request-Id` */
  readonly request?: string | undefined
  /** Blind index of the one person or enterprise whose data are shown or changed, where it is known. */
  readonly person?: Uint8Array | undefined
  readonly detail?: AuditDetail | undefined
}

/** What was done, in figures and names of fields: never a value that was searched for or shown. */
export interface AuditDetail {
  /** The fields of a search that were filled in. */
  readonly by?: readonly string[]
  /** How many records or messages a search found; more than 1,000 count as 1,001. */
  readonly found?: number
  /** How many letters, rows or lines were exported. */
  readonly exported?: number
}

/**
 * Written before the answer is sent: what cannot be recorded is not shown. One statement, which sets its own scope.
 * @param entity absent for citizens, who act on their own behalf, and for the hub.
 */
export async function recordAudit(database: Database, entity: EntityId | undefined, note: AuditNote): Promise<void> {
  const through = entity === undefined && note.actorKind !== 'citizen' ? database.hub : database.app
  await through.query(sql`
    with scope as materialized (select set_config('uitpost.entity', ${entity ?? ''}, true))
    insert into audit_entry (id, entity, at, actor_kind, actor, action, subject_kind, subject, purpose, request,
      person, detail)
    select ${newId('audit', note.at)}::uuid, ${entity ?? null}::uuid, ${note.at}::timestamptz, ${note.actorKind}, ${note.actor},
      ${note.action}, ${note.subjectKind}, ${note.subject}, ${note.purpose ?? null}, ${note.request ?? null},
      ${note.person === undefined ? null : shortIndex(note.person)}::bytea,
      ${note.detail === undefined ? null : JSON.stringify(note.detail)}::jsonb
    from scope`)
}
