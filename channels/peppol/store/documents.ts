import { sql } from 'drizzle-orm'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'

export interface DeliveryKey {
  readonly message: MessageId
  readonly sequence: number
}
/** A document that the access point has, and whose end is awaited. */
export interface FollowedDocument extends DeliveryKey {
  readonly reference: string
}

const keys = (deliveries: readonly DeliveryKey[]) =>
  rowsOf('given', { message: ['uuid', (each) => each.message], seq: ['int', (each) => each.sequence] }, deliveries)

/** The references of documents that were sent before, in one statement (hub's role). */
export async function findReferences(
  hub: Queryable,
  deliveries: readonly DeliveryKey[],
): Promise<{ readonly of: (delivery: DeliveryKey) => string | undefined }> {
  const rows = await hub.query<FollowedDocument>(sql`
    select d.message, d.seq as sequence, d.reference
    from ${keys(deliveries)} join peppol_document d using (message, seq)`)
  const known = new Map(rows.map(({ message, sequence, reference }) => [`${message}.${sequence}`, reference]))
  return { of: ({ message, sequence }) => known.get(`${message}.${sequence}`) }
}

/** Stores the reference before it is used: a process that ends afterwards finds it again. */
export async function noteDocument(
  hub: Queryable,
  { message, sequence, entity }: DeliveryKey & { readonly entity: EntityId },
  reference: string,
  now: Date,
): Promise<void> {
  await hub.query(sql`
    insert into peppol_document (message, seq, entity, reference, sent_at, poll_at)
    values (${message}, ${sequence}, ${entity}, ${reference}, ${now}, ${now})
    on conflict do nothing`)
}

/**
 * Takes documents whose status is due and sets when it is due again: after `everyMs`, or a tenth of the age of the document when
 * that is longer, six hours at most. Documents that were sent before `sentAfter` are no longer followed.
 */
export async function takeDueDocuments(
  hub: Queryable,
  wanted: { readonly limit: number; readonly everyMs: number; readonly now: Date; readonly sentAfter: Date },
): Promise<FollowedDocument[]> {
  const { limit, everyMs, now, sentAfter } = wanted
  return hub.query<FollowedDocument>(sql`
    with due as (
      select message, seq from peppol_document where poll_at <= ${now} order by poll_at limit ${limit}
      for update skip locked
    )
    update peppol_document d
    set poll_at = case when d.sent_at > ${sentAfter} then ${now}::timestamptz + greatest(
      make_interval(secs => ${everyMs / 1_000}), least((${now}::timestamptz - d.sent_at) / 10, interval '6 hours')) end
    from due where d.message = due.message and d.seq = due.seq
    returning d.message, d.seq as sequence, d.reference`)
}

/** Ends the following of documents whose end is recorded; the row still recognises a repeated hand-over. */
export async function endFollowing(tx: Tx, deliveries: readonly DeliveryKey[]): Promise<void> {
  if (deliveries.length === 0) return
  await tx.query(sql`
    update peppol_document d set poll_at = null
    from ${keys(deliveries)} where d.message = given.message and d.seq = given.seq`)
}

/** Removes rows of documents that no hand-over can repeat any more. @returns how many */
export async function forgetDocuments(hub: Queryable, sentBefore: Date, limit: number): Promise<number> {
  const gone = await hub.query(sql`
    delete from peppol_document where (message, seq) in
      (select message, seq from peppol_document where poll_at is null and sent_at < ${sentBefore}
       limit ${limit} for update skip locked)
    returning 1`)
  return gone.length
}
