import { createHash } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { stringify } from 'uuid'
import type { Notice, NoticeMailer } from '../../channels/notices.ts'
import type { Clock } from '../../core/clock.ts'
import type { Queryable } from '../../core/db/database.ts'
import { rowsOf } from '../../core/db/rows-of.ts'
import { entityLanguage } from '../../core/tenants/entity-language.ts'
import { listAdministrators } from '../../core/tenants/members.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { Localized } from '../../core/words/language.ts'
import { writeNotice } from '../../templates/email/write-notice.ts'
import type { CallbackId, SuspendReason } from './callback.ts'

const maxAtOnce = 20
const leaseMs = 600_000
const firstWaitMs = 60_000
const maxWaitMs = 3_600_000
/** After a day and a half the mail is no news; the screen still says it. */
const maxAttempts = 30

interface Suspended {
  readonly id: CallbackId
  readonly entity: EntityId
  readonly entityName: Localized
  readonly name: string | null
  readonly url: string
  readonly reason: SuspendReason
  readonly since: Date
  readonly attempts: number
}

/**
 * Mails the administrators of an entity, in its language, that a callback was suspended. A mail that is sent twice has the same Message-ID.
 * @returns whether there were any
 */
export async function notifySuspensions(
  { hub, mailer, clock }: { readonly hub: Queryable; readonly mailer: NoticeMailer; readonly clock: Clock },
  signal: AbortSignal,
): Promise<boolean> {
  const now = clock.now()
  const suspended = await hub.query<Suspended>(sql`
    with due as (
      select id, entity from callback where notice_due_at <= ${now} order by notice_due_at limit ${maxAtOnce} for update skip locked)
    update callback c set notice_due_at = ${new Date(now.getTime() + leaseMs)}, notice_attempts = c.notice_attempts + 1
    from due join entity e on e.id = due.entity where c.id = due.id
    returning c.id, c.entity, e.name as "entityName", c.name, c.url, c.reason, c.since, c.notice_attempts as attempts`)
  if (suspended.length === 0) return false
  const people = await listAdministrators(hub, [...new Set(suspended.map(({ entity }) => entity))])
  const notices = suspended.flatMap((callback) =>
    people
      .filter(({ entity }) => entity === callback.entity)
      .map((person) => ({ callback, notice: noticeOf(callback, person) })),
  )
  const outcomes = await mailer.send(
    notices.map(({ notice }) => notice),
    signal,
  )
  const isSent = (id: CallbackId): boolean =>
    notices.every(({ callback }, place) => callback.id !== id || !mayRetry.has(outcomes[place]?.kind ?? 'not-begun'))
  const settled = suspended.map(({ id, attempts, since }) => ({
    id,
    since,
    due_at:
      isSent(id) || attempts >= maxAttempts
        ? null
        : new Date(now.getTime() + Math.min(2 ** attempts * firstWaitMs, maxWaitMs)),
  }))
  await hub.query(sql`
    update callback c set notice_due_at = s.due_at
    from ${rowsOf('s', { id: 'uuid', since: 'timestamptz', due_at: 'timestamptz' }, settled)}
    where c.id = s.id and c.since = s.since and c.status = 'suspended'`)
  return true
}

/** Outcomes after which the mail is tried again. */
const mayRetry: ReadonlySet<string> = new Set(['unavailable', 'deferred', 'not-begun', 'unknown'])

function noticeOf(
  { id, entityName, name, url, reason, since }: Suspended,
  person: { readonly id: string; readonly email: string },
): Notice {
  const about = { kind: 'callback-suspended', name: name ?? new URL(url).host, isGone: reason === 'gone' } as const
  const language = entityLanguage(entityName)
  return {
    id: noticeId(id, since, person.id),
    to: person.email,
    language,
    date: since,
    ...writeNotice(about, language),
  }
}

/** The same for the same suspension and person (RFC 9562, 5.8: a UUID of bytes of our own). */
function noticeId(...parts: readonly [CallbackId, Date, string]): string {
  const [id, since, person] = parts
  const bytes = createHash('sha256').update(`${id} ${since.getTime()} ${person}`).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return stringify(bytes)
}
