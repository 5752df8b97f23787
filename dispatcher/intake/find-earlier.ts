import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import { dayMs } from '../../core/durations.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { Sender } from '../message/sender.ts'
import { operationCodes } from './idempotency-key.ts'

/** The facts by which a request that is not sent yet is compared with earlier letters. */
export interface ToCompare {
  /** Hash of the idempotency key with which it would be sent; null where none is known. */
  readonly key_hash: Buffer | null
  readonly body_hash: Buffer
  readonly template_key: string | null
  readonly reference: string
  readonly recipient_index: Buffer | null
}

/** Letters that were accepted before and that resemble a request. */
export interface Earlier {
  /** Accepted under the same key. `same`: with the same body, so that sending it again would send nothing. */
  readonly underKey?: { readonly id: MessageId; readonly createdAt: Date; readonly same: boolean }
  /** Of the same template and reference, newest first, whatever their key and recipient. */
  readonly sameReference: readonly { readonly id: MessageId; readonly createdAt: Date }[]
  /** When the same template was last sent to the same recipient, within a day or the days that were asked for. */
  readonly lately?: Date
}

/** Days that keys are kept; older letters are no repetition. */
const retentionDays = 90
const maxSameReference = 50

const columns: Columns<ToCompare & { place: number }> = {
  place: 'int',
  key_hash: 'bytea',
  body_hash: 'bytea',
  template_key: 'text',
  reference: 'text',
  recipient_index: 'bytea',
}

interface Row {
  readonly place: number
  readonly kind: 'key' | 'reference' | 'lately'
  readonly id: MessageId
  readonly at: Date
  readonly same: boolean
}

/**
 * One result for each request, in their order; three index look-ups per request, in one statement.
 * @param latelyDays how long ago a letter to the same recipient is still reported
 */
export async function findEarlier(
  within: Queryable,
  { entity, test }: Sender,
  requests: readonly ToCompare[],
  now: Date,
  latelyDays = 1,
): Promise<Earlier[]> {
  const since = new Date(now.getTime() - retentionDays * dayMs)
  const lately = new Date(now.getTime() - latelyDays * dayMs)
  const rows = await within.query<Row>(sql`
    with given as materialized (
      select * from ${rowsOf(
        'given',
        columns,
        requests.map((each, place) => ({ ...each, place })),
      )}
    )
    select given.place, 'key' as kind, i.subject as id, i.created_at as at, i.body_hash = given.body_hash as same
    from given join idempotency i on i.entity = ${entity} and i.test = ${test} and i.operation = ${operationCodes.message}
      and i.key_hash = given.key_hash
    union all
    select given.place, 'reference', m.id, m.created_at, false
    from given, lateral (
      select id, created_at from message
      where entity = ${entity} and test = ${test} and reference = given.reference
        and template_key = given.template_key and created_at >= ${since} and resend_of is null and copy_of is null
      order by id desc limit ${maxSameReference}) m
    union all
    select given.place, 'lately', m.id, m.created_at, false
    from given, lateral (
      select id, created_at from message
      where entity = ${entity} and test = ${test} and recipient_index = given.recipient_index
        and template_key = given.template_key and created_at >= ${lately}
      order by id desc limit 1) m`)
  return requests.map((_, place) => earlierOf(rows.filter((row) => row.place === place)))
}

function earlierOf(rows: readonly Row[]): Earlier {
  const underKey = rows.find(({ kind }) => kind === 'key')
  const lately = rows.find(({ kind }) => kind === 'lately')
  return {
    ...(underKey !== undefined && { underKey: { id: underKey.id, createdAt: underKey.at, same: underKey.same } }),
    sameReference: rows.filter(({ kind }) => kind === 'reference').map(({ id, at }) => ({ id, createdAt: at })),
    ...(lately !== undefined && { lately: lately.at }),
  }
}
