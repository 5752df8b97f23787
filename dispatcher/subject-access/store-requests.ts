import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import { Refusal } from '../../core/fault.ts'
import { isSamePerson } from '../../core/tenants/is-same-person.ts'
import { type EntityId, type Id, newId } from '../../core/words/id.ts'
import type { RequestSubject, SubjectAccessRequest } from './request.ts'

interface Row extends Omit<SubjectAccessRequest, 'subject'> {
  readonly sealed: Buffer | null
}

/** The one scope of a caller: an entity, or all entities for operators of the hub. */
export type RequestOwner = EntityId | null

const columns = sql.raw(`id, entity, reference, received_on::text as "receivedOn", answer_by::text as "answerBy",
  requested_by as "requestedBy", requested_at as "requestedAt", status, decided_by as "decidedBy", decided_at as "decidedAt",
  decision_reason as "decisionReason", counts, size, made_at as "madeAt", downloaded_at as "downloadedAt",
  remove_at as "removeAt", failure, sealed`)

const ownedBy = (owner: RequestOwner): SQL => (owner === null ? sql`entity is null` : sql`entity = ${owner}::uuid`)

export const contextOf = (id: Id<'subjectAccess'>): string => `subject-access:${id}`

export interface WantedRequest {
  readonly owner: RequestOwner
  readonly person: Buffer
  readonly subject: RequestSubject
  readonly reference: string
  /** yyyy-mm-dd */
  readonly receivedOn: string
  readonly counts: SubjectAccessRequest['counts']
  readonly by: string
}

/** Stores a request, which waits for a second person. As the hub. */
export async function addRequest(
  hub: Queryable,
  keyring: Keyring,
  wanted: WantedRequest,
  now: Date,
): Promise<SubjectAccessRequest> {
  const id = newId('subjectAccess', now)
  const sealed = keyring.seal(Buffer.from(JSON.stringify(wanted.subject)), contextOf(id))
  const [row] = await hub.query<Row>(sql`
    insert into subject_access_request (id, entity, person, sealed, reference, received_on, answer_by, requested_by, requested_at,
      status, counts)
    values (${id}, ${wanted.owner}, ${wanted.person}, ${sealed}, ${wanted.reference}, ${wanted.receivedOn},
      ${wanted.receivedOn}::date + interval '1 month', ${wanted.by}, ${now}, 'waiting', ${JSON.stringify(wanted.counts)}::jsonb)
    returning ${columns}`)
  if (row === undefined) throw new Error('A request was not stored')
  return opened(row, keyring)
}

/** Newest first. As the hub. */
export async function listRequests(
  hub: Queryable,
  keyring: Keyring,
  owner: RequestOwner,
  limit: number,
  before?: Id<'subjectAccess'>,
): Promise<SubjectAccessRequest[]> {
  const rows = await hub.query<Row>(sql`
    select ${columns} from subject_access_request
    where ${ownedBy(owner)} and ${before === undefined ? sql`true` : sql`id < ${before}::uuid`}
    order by id desc limit ${limit}`)
  return rows.map((row) => opened(row, keyring))
}

/** @throws Refusal UP-1404 */
export async function readRequest(
  hub: Queryable,
  keyring: Keyring,
  owner: RequestOwner,
  id: Id<'subjectAccess'>,
): Promise<SubjectAccessRequest> {
  const [row] = await hub.query<Row>(sql`
    select ${columns} from subject_access_request where id = ${id} and ${ownedBy(owner)}`)
  if (row === undefined) throw new Refusal('UP-1404', 'There is no such request.')
  return opened(row, keyring)
}

/**
 * Approves or rejects a request; an approved one is made by the next dispatcher.
 * @param reason of a rejection, for the applicant's answer; without names
 * @throws Refusal UP-1404; UP-5022 for the person who asked, by whatever key; UP-5023 when it was decided before
 */
export async function decideRequest(
  hub: Queryable,
  keyring: Keyring,
  owner: RequestOwner,
  { id, approved, reason, by }: { id: Id<'subjectAccess'>; approved: boolean; reason?: string; by: string },
  now: Date,
): Promise<SubjectAccessRequest> {
  const { requestedBy } = await readRequest(hub, keyring, owner, id)
  if (approved && (await isSamePerson(hub, by, [requestedBy])))
    throw new Refusal('UP-5022', 'You asked for this package. A colleague checks the person and approves it.')
  const [row] = await hub.query<Row>(sql`
    update subject_access_request set status = ${approved ? 'making' : 'rejected'}, decided_by = ${by}, decided_at = ${now},
      decision_reason = ${reason ?? null}, due_at = ${approved ? now : null}::timestamptz,
      sealed = case when ${approved} then sealed end
    where id = ${id} and ${ownedBy(owner)} and status = 'waiting'
    returning ${columns}`)
  if (row === undefined) throw new Refusal('UP-5023', 'Somebody decided about this request before you.')
  return opened(row, keyring)
}

/** Requests by status, and those whose month ended without an answer, over all owners. As the hub. */
export async function countRequests(
  hub: Queryable,
  now: Date,
): Promise<{ readonly status: string; readonly requests: number; readonly overdue: number }[]> {
  return hub.query(sql`
    select status, count(*)::int as requests,
      count(*) filter (where status in ('waiting', 'making', 'failed') and answer_by < ${now}::date)::int as overdue
    from subject_access_request group by status`)
}

function opened({ sealed, ...row }: Row, keyring: Keyring): SubjectAccessRequest {
  return {
    ...row,
    subject:
      sealed === null ? undefined : (JSON.parse(keyring.open(sealed, contextOf(row.id)).toString()) as RequestSubject),
  }
}
