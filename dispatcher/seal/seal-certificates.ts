import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { dayMs } from '../../core/durations.ts'
import { everyEntity } from './seals-file.ts'

/** A certificate that seals, as a dispatcher last saw it. */
export interface SealCertificate {
  /** The code of the entity; `*` is every entity without an entry of its own. */
  readonly entityCode: string
  /** Names of its owner and of its issuer; null when it could not be read. */
  readonly subject: string | null
  readonly issuer: string | null
  readonly endsAt: Date | null
  /** A `SealFaultCode`; null without fault. */
  readonly fault: string | null
  /** Whether a time stamp authority is set up. */
  readonly hasTimeStamps: boolean
  readonly checkedAt: Date
}

/** An entry that no dispatcher has any more disappears after this time. */
const forgottenAfterMs = 2 * dayMs

const columns = sql`entity_code as "entityCode", subject, issuer, ends_at as "endsAt", fault,
  has_time_stamps as "hasTimeStamps", checked_at as "checkedAt"`

/** Hub's role. */
export async function saveSealCertificates(
  hub: Queryable,
  found: readonly Omit<SealCertificate, 'checkedAt'>[],
  now: Date,
): Promise<void> {
  const rows = found.map((each) => ({
    entity_code: each.entityCode,
    subject: each.subject,
    issuer: each.issuer,
    ends_at: each.endsAt,
    fault: each.fault,
    has_time_stamps: each.hasTimeStamps,
  }))
  const types = {
    entity_code: 'text',
    subject: 'text',
    issuer: 'text',
    ends_at: 'timestamptz',
    fault: 'text',
    has_time_stamps: 'boolean',
  } as const
  await hub.query(sql`
    with gone as (delete from seal_certificate where checked_at < ${new Date(now.getTime() - forgottenAfterMs)})
    insert into seal_certificate (entity_code, subject, issuer, ends_at, fault, has_time_stamps, checked_at)
    select new.*, ${now}::timestamptz from ${rowsOf('new', types, rows)}
    on conflict (entity_code) do update set subject = excluded.subject, issuer = excluded.issuer,
      ends_at = excluded.ends_at, fault = excluded.fault, has_time_stamps = excluded.has_time_stamps,
      checked_at = excluded.checked_at`)
}

export async function listSealCertificates(db: Queryable): Promise<SealCertificate[]> {
  return db.query<SealCertificate>(sql`select ${columns} from seal_certificate order by entity_code`)
}

/** The certificate that seals the letters of an entity: its own, else that of every entity. */
export async function sealCertificateOf(db: Queryable, entityCode: string): Promise<SealCertificate | undefined> {
  const [found] = await db.query<SealCertificate>(sql`
    select ${columns} from seal_certificate
    where entity_code in (${entityCode}, ${everyEntity})
    order by entity_code = ${everyEntity} limit 1`)
  return found
}
