import { sql } from 'drizzle-orm'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import type { Queryable, Tx } from '../../../core/db/database.ts'
import { rowsOf } from '../../../core/db/rows-of.ts'
import type { EntityId, MessageId } from '../../../core/words/id.ts'
import type { EboxTarget } from './senders.ts'

export interface DeliveryKey {
  readonly message: MessageId
  readonly sequence: number
}
/** A box of the eBox: kind and number of its owner. */
export interface EboxBox {
  readonly kind: EboxTarget
  readonly number: string
}
/** What the eBox answered to a publication. */
export interface Published {
  readonly outcome: 'accepted' | 'no-digital-user'
  /** The reference that the delivery keeps. */
  readonly reference: string
  /** The id of the message in the eBox; absent when the eBox knew the publication already and did not repeat its id. */
  readonly messageId?: string
  readonly expiresAt?: Date
}

const keyOf = ({ message, sequence }: DeliveryKey): string => `${message}.${sequence}`
const contextOf = ({ message, sequence }: DeliveryKey): string => `ebox-publication ${message}.${sequence}`

/** The publications of these deliveries that are known, in one statement (hub's role). */
export async function findPublications(
  hub: Queryable,
  deliveries: readonly DeliveryKey[],
): Promise<{ readonly of: (delivery: DeliveryKey) => Published | undefined }> {
  const rows = await hub.query<DeliveryKey & Published & { messageId: string | null; expiresAt: Date | null }>(sql`
    select p.message, p.seq as sequence, p.outcome, p.reference, p.message_id as "messageId", p.expires_at as "expiresAt"
    from ${rowsOf('wanted', { message: ['uuid', (each) => each.message], seq: ['int', (each) => each.sequence] }, deliveries)}
    join ebox_publication p using (message, seq)`)
  const known = new Map(
    rows.map(({ outcome, reference, messageId, expiresAt, ...key }): [string, Published] => [
      keyOf(key),
      { outcome, reference, ...(messageId !== null && { messageId }), ...(expiresAt !== null && { expiresAt }) },
    ]),
  )
  return { of: (delivery) => known.get(keyOf(delivery)) }
}

/** What the eBox answered about a delivery, to be stored. */
export interface Answered {
  readonly delivery: DeliveryKey & { readonly entity: EntityId }
  readonly box: EboxBox
  readonly published: Published
  readonly at: Date
}

/**
 * Stores what the eBox answered, before anything else is done with the answers: a process that ends afterwards finds them again. An
 * answer that is known stays.
 */
export async function notePublications(hub: Queryable, keyring: Keyring, answers: readonly Answered[]): Promise<void> {
  const rows = answers.map(({ delivery, box, published, at }) => {
    const { outcome, reference, messageId, expiresAt } = published
    // A letter whose id is unknown cannot be followed.
    const follows = outcome === 'accepted' && messageId !== undefined
    return {
      message: delivery.message,
      seq: delivery.sequence,
      entity: delivery.entity,
      outcome,
      reference,
      message_id: messageId,
      recipient: follows ? keyring.seal(Buffer.from(JSON.stringify(box)), contextOf(delivery)) : undefined,
      published_at: at,
      expires_at: expiresAt,
      poll_at: follows ? at : undefined,
    }
  })
  const columns = {
    message: 'uuid',
    seq: 'int',
    entity: 'uuid',
    outcome: 'text',
    reference: 'text',
    message_id: 'text',
    recipient: 'bytea',
    published_at: 'timestamptz',
    expires_at: 'timestamptz',
    poll_at: 'timestamptz',
  } as const
  await hub.query(sql`
    insert into ebox_publication (message, seq, entity, outcome, reference, message_id, recipient, published_at, expires_at,
      poll_at)
    select * from ${rowsOf('new', columns, rows)} on conflict do nothing`)
}

/** A letter in the eBox whose status is to be requested. */
export interface FollowedLetter extends DeliveryKey {
  readonly messageId: string
  readonly box: EboxBox
  readonly publishedAt: Date
  readonly expiresAt: Date | null
  readonly warned: boolean
}

/**
 * Takes letters whose status is due, and sets when it is due again: after `everyMs`, or a tenth of the letter's age when that is
 * longer, a day at most, and when the letter expires. A process that ends before it asked loses one round.
 */
export async function takeDueLetters(
  hub: Queryable,
  keyring: Keyring,
  { limit, everyMs, now }: { readonly limit: number; readonly everyMs: number; readonly now: Date },
): Promise<FollowedLetter[]> {
  const rows = await hub.query<Omit<FollowedLetter, 'box'> & { recipient: Buffer }>(sql`
    with due as (
      select message, seq from ebox_publication where poll_at <= ${now} order by poll_at limit ${limit} for update skip locked
    )
    update ebox_publication p
    set poll_at = least(${now}::timestamptz + greatest(make_interval(secs => ${everyMs / 1_000}),
        least((${now}::timestamptz - p.published_at) / 10, interval '1 day')),
      case when p.expires_at > ${now}::timestamptz then p.expires_at + interval '1 second' end)
    from due where p.message = due.message and p.seq = due.seq
    returning p.message, p.seq as sequence, p.message_id as "messageId", p.recipient, p.published_at as "publishedAt",
      p.expires_at as "expiresAt", p.warned`)
  return rows.map(({ recipient, ...letter }) => ({
    ...letter,
    box: JSON.parse(keyring.open(recipient, contextOf(letter)).toString()) as EboxBox,
  }))
}

/** Letters whose status the service did not give: it is requested again then, and not after a tenth of the age of each. */
export async function askAgainAt(hub: Queryable, letters: readonly DeliveryKey[], at: Date): Promise<void> {
  if (letters.length === 0) return
  await hub.query(sql`
    update ebox_publication p set poll_at = least(p.poll_at, ${at}::timestamptz)
    from ${rowsOf('given', { message: ['uuid', (each) => each.message], seq: ['int', (each) => each.sequence] }, letters)}
    where p.message = given.message and p.seq = given.seq`)
}

/** The letters with these ids in the eBox that are still followed; within the caller's transaction. */
export async function findByMessageIds(
  hub: Queryable,
  messageIds: readonly string[],
): Promise<(DeliveryKey & { messageId: string })[]> {
  if (messageIds.length === 0) return []
  return hub.query(sql`
    select message, seq as sequence, message_id as "messageId" from ebox_publication
    where message_id = any(${sql.param([...messageIds])}::text[])`)
}

/** Notes that the sender knows of the coming expiry. */
export async function noteWarned(tx: Tx, deliveries: readonly DeliveryKey[]): Promise<void> {
  if (deliveries.length === 0) return
  await tx.query(sql`
    update ebox_publication p set warned = true
    from ${rowsOf('given', { message: ['uuid', (each) => each.message], seq: ['int', (each) => each.sequence] }, deliveries)}
    where p.message = given.message and p.seq = given.seq`)
}

/** Ends the following of letters that were read or removed; the number of the recipient goes with the row. */
export async function endFollowing(tx: Queryable, deliveries: readonly DeliveryKey[]): Promise<void> {
  if (deliveries.length === 0) return
  await tx.query(sql`
    delete from ebox_publication p
    using ${rowsOf('given', { message: ['uuid', (each) => each.message], seq: ['int', (each) => each.sequence] }, deliveries)}
    where p.message = given.message and p.seq = given.seq`)
}

/** Removes rows of letters that were never followed, once they are so old that no hand-over can be repeated. @returns how many */
export async function forgetUnfollowed(hub: Queryable, publishedBefore: Date, limit: number): Promise<number> {
  const gone = await hub.query(sql`
    delete from ebox_publication where (message, seq) in
      (select message, seq from ebox_publication where poll_at is null and published_at < ${publishedBefore}
       limit ${limit} for update skip locked)
    returning 1`)
  return gone.length
}
