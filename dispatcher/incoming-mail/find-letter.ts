import { sql } from 'drizzle-orm'
import { collectors } from '../../channels/collectors.ts'
import { isPaper } from '../../channels/traits.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Queryable } from '../../core/db/database.ts'
import type { EntityId, MessageId } from '../../core/words/id.ts'
import { channelNames } from '../../core/words/message.ts'
import { readCode, replyReferenceLength } from '../../core/words/numbers/check-code.ts'

/** A live letter that was made. */
export interface FoundLetter {
  readonly id: MessageId
  readonly entity: EntityId
  /** The delivery of the code, where it names one: a barcode belongs to one envelope. */
  readonly sequence?: number
}

/**
 * The letter of a code as a hand scanner types it: the reply reference in the DataMatrix, or the barcode of a registered letter.
 * @param entity only letters of this entity; absent: of every entity
 * @returns `misread` when the check digits of the code do not fit, and undefined when no letter has it: it does not exist, was not
 * made yet, is a test, or belongs to another entity
 */
export async function findLetter(
  hub: Queryable,
  code: string,
  entity: EntityId | undefined,
): Promise<FoundLetter | 'misread' | undefined> {
  const reference = readCode(code, replyReferenceLength)
  if (reference !== undefined) return findByReference(hub, reference, entity)
  const barcode = code.toUpperCase().replace(/[\s-]/g, '')
  const answers = await Promise.all([...collectors.values()].map((each) => each.findByBarcode(hub, barcode)))
  const found = answers.find((each) => typeof each === 'object')
  if (found === undefined) return answers.includes(undefined) ? undefined : 'misread'
  const [row] = await hub.query<{ entity: EntityId }>(
    sql`select entity from message where id = ${found.message} and not test and ${ofEntity(entity)}`,
  )
  return row && { id: found.message, entity: row.entity, sequence: found.sequence }
}

/** The letter of a reply reference; undefined when there is none, it was not made yet, it is a test, or another entity's. */
export async function findByReference(
  hub: Queryable,
  reference: string,
  entity: EntityId | undefined,
): Promise<FoundLetter | undefined> {
  const rows = await hub.query<FoundLetter>(sql`
    select message_id as id, entity from find_reply_reference(${reference}) where not test and ${ofEntity(entity)} limit 2`)
  // Two letters with one reference would be a fault of the hub: neither gets the scan of the other.
  return rows.length === 1 ? rows[0] : undefined
}

const ofEntity = (entity: EntityId | undefined) => (entity === undefined ? sql`true` : sql`entity = ${entity}`)

const paperChannels = channelNames.filter(isPaper)

/** The last delivery of a letter that left on paper; undefined when none did: a letter that is only digital cannot come back. */
export async function lastPaperDelivery(
  hub: Queryable,
  { id, sequence }: Pick<FoundLetter, 'id' | 'sequence'>,
): Promise<number | undefined> {
  const [last] = await hub.query<{ sequence: number }>(sql`
    select seq as sequence from delivery
    where message_id = ${id} and channel = any(${arrayOf('text', paperChannels)}) and handed_over_at is not null
      and ${sequence === undefined ? sql`true` : sql`seq = ${sequence}`}
    order by seq desc limit 1`)
  return last?.sequence
}
