import { type SQL, sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import type { Tx } from '../../core/db/database.ts'
import type { Id, MessageId } from '../../core/words/id.ts'
import type { ChannelName, MessageStatus } from '../../core/words/message.ts'
import type { Sender } from '../message/sender.ts'
import { decodeChannels } from '../message/stored-channels.ts'
import type { MessageLine } from './message-view.ts'
import { decryptBodyIfPresent, viewRecipient } from './view-recipient.ts'

export interface MessageQuestion {
  readonly reference?: string
  readonly status?: MessageStatus
  readonly batch?: Id<'batch'>
  readonly createdAfter?: Date
  readonly createdBefore?: Date
  readonly template?: string
  /** The channel of any of its deliveries. */
  readonly channel?: ChannelName
  /** Blind index of the number of the recipient. */
  readonly recipient?: Uint8Array
  /** Only these. */
  readonly among?: readonly MessageId[]
  readonly limit: number
  /** The last one of the page before. */
  readonly before?: MessageId
}

type Row = Omit<MessageLine, 'recipient' | 'channels'> & {
  readonly channels: Buffer
  readonly recipientType: MessageLine['recipient']['type']
  readonly sealed: Buffer | null
}

/**
 * Messages of the entity in scope, newest first. Ids are ordered by time, so that the index that finds the entity also sorts, and
 * `createdAfter` and `createdBefore` leave whole partitions out.
 */
export async function listMessages(
  tx: Tx,
  { entity, test }: Sender,
  question: MessageQuestion,
  keyring: Keyring,
): Promise<MessageLine[]> {
  const rows = await tx.query<Row>(sql`
    select m.id, m.test, m.status, m.final, m.reference, m.created_at as "createdAt", m.updated_at as "updatedAt",
      m.template_key as "templateKey", m.template_number as "templateNumber", m.language, m.class, m.priority,
      m.cost_centre as "costCentre", m.recipient_type as "recipientType", b.sealed, m.channels,
      (select d.channel from delivery d where d.message_id = m.id order by d.seq desc limit 1) as channel
    from message m left join message_body b on b.message_id = m.id
    where m.entity = ${entity} and m.test = ${test} and ${sql.join(conditions(question), sql` and `)}
    order by m.id desc limit ${question.limit}`)
  return rows.map(({ recipientType, sealed, channels, ...row }) => ({
    ...row,
    channels: decodeChannels(channels),
    recipient: viewRecipient(recipientType, decryptBodyIfPresent(sealed, row.id, keyring)),
  }))
}

function conditions({
  reference,
  status,
  batch,
  createdAfter,
  createdBefore,
  template,
  channel,
  before,
  recipient,
  among,
}: MessageQuestion): SQL[] {
  const wanted = [sql`true`]
  if (reference !== undefined) wanted.push(sql`m.reference = ${reference}`)
  if (status !== undefined) wanted.push(sql`m.status = ${status}`)
  if (batch !== undefined) wanted.push(sql`m.batch = ${batch}`)
  if (template !== undefined) wanted.push(sql`m.template_key = ${template}`)
  if (channel !== undefined)
    wanted.push(sql`exists (select from delivery d where d.message_id = m.id and d.channel = ${channel})`)
  if (recipient !== undefined) wanted.push(sql`m.recipient_index = ${Buffer.from(recipient)}`)
  if (among !== undefined) wanted.push(sql`m.id = any(${arrayOf('uuid', among)})`)
  if (before !== undefined) wanted.push(sql`m.id < ${before}::uuid`)
  // An id of the same millisecond may be on either side of the bound: the time itself decides.
  if (createdAfter !== undefined)
    wanted.push(sql`m.id >= uuid_floor(${createdAfter}::timestamptz) and m.created_at > ${createdAfter}::timestamptz`)
  if (createdBefore !== undefined) wanted.push(sql`m.id < uuid_floor(${createdBefore}::timestamptz)`)
  return wanted
}
