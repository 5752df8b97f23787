import { sql } from 'drizzle-orm'
import type { Keyring } from '../../core/crypto/keyring.ts'
import { arrayOf } from '../../core/db/array-of.ts'
import { Refusal } from '../../core/fault.ts'
import { type Id, type MessageId, showId } from '../../core/words/id.ts'
import type { MessageClassKey, Postage, Priority } from '../../core/words/message.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { MessageRequest } from '../intake/message-request.ts'
import { decodeEntries } from '../lifecycle/event-entries.ts'
import { recordEvents } from '../lifecycle/message-changes.ts'
import type { MessageBody, NamedAttachment } from '../message/message-body.ts'
import type { CopyOf, Sender } from '../message/sender.ts'
import { decodeChannels } from '../message/stored-channels.ts'
import { changeMessage, type MessageCommand, type MessageCommandDeps } from './change-message.ts'
import { decryptBodyIfPresent } from './view-recipient.ts'

/** What was requested once, ready to be requested again: its recipient and, for a copy, the letter that it repeats. */
export interface LetterAgain {
  readonly request: MessageRequest
  readonly recipient: Recipient
  readonly copyOf?: CopyOf
  /** Whether it was handed over to a channel, whatever its outcome. */
  readonly hasLeft: boolean
}

interface Row {
  readonly id: MessageId
  readonly key: string | null
  readonly version: number | null
  readonly document: Id<'document'> | null
  readonly attachments: readonly NamedAttachment[] | null
  readonly reference: string
  readonly priority: Priority
  readonly class: MessageClassKey
  readonly postage: Postage
  readonly channels: Buffer
  readonly replyAllowed: boolean
  readonly costCentre: string | null
  readonly series: string | null
  readonly dossier: string | null
  readonly copyOf: MessageId | null
  readonly hasLeft: boolean
  readonly sealed: Buffer | null
}

/** @throws Refusal UP-1404; UP-3010 when its content was removed by rule. */
export async function loadForResend(
  deps: Pick<MessageCommandDeps, 'database' | 'keyring'>,
  { sender, message }: Pick<MessageCommand, 'sender' | 'message'>,
): Promise<LetterAgain> {
  const letter = (await loadSeveralForResend(deps, sender, [message])).get(message)
  if (letter === undefined) throw new Refusal('UP-1404', 'There is no such message.')
  if (letter === 'removed')
    throw new Refusal('UP-3010', 'The content of the letter was removed by rule; post it as a new one.')
  return letter
}

/** The same for a set of messages, in one statement; `removed`: its content was removed by rule. */
export async function loadSeveralForResend(
  { database, keyring }: Pick<MessageCommandDeps, 'database' | 'keyring'>,
  sender: Sender,
  messages: readonly MessageId[],
): Promise<ReadonlyMap<MessageId, LetterAgain | 'removed'>> {
  const rows = await database.asEntity(sender.entity, (tx) =>
    tx.query<Row>(sql`
      select m.id, m.template_key as key, m.template_number as version, m.document, m.attachments, m.reference, m.priority, m.class, m.postage, m.channels,
        m.reply_allowed as "replyAllowed", m.cost_centre as "costCentre", m.series, m.dossier, m.copy_of as "copyOf",
        exists (select from delivery d where d.message_id = m.id and d.handed_over_at is not null) as "hasLeft", b.sealed
      from message m left join message_body b on b.message_id = m.id
      where m.id = any(${arrayOf('uuid', messages)}) and m.test = ${sender.test}`),
  )
  return new Map(rows.map((row) => [row.id, letterOf(row, keyring) ?? 'removed']))
}

function letterOf(row: Row, keyring: Keyring): LetterAgain | undefined {
  const body = decryptBodyIfPresent(row.sealed, row.id, keyring)
  const text = body && textOf(row, body)
  if (text === undefined || body === undefined) return undefined
  const { addressee } = body
  return {
    request: {
      ...text,
      recipient: body.recipient,
      reference: row.reference,
      priority: row.priority,
      class: row.class,
      postage: row.postage,
      channels: decodeChannels(row.channels),
      replyAllowed: row.replyAllowed,
      costCentre: row.costCentre ?? undefined,
      confidentiality: body.confidentiality,
      archive: { series: row.series ?? undefined, dossier: row.dossier ?? undefined },
      ...notRepeated,
    } satisfies EveryMember<MessageRequest>,
    recipient: body.recipient,
    ...(row.copyOf !== null && addressee !== undefined && { copyOf: { message: row.copyOf, addressee } }),
    hasLeft: row.hasLeft,
  }
}

/** Each member must be named, so that a new one is either repeated or left out on purpose. */
type EveryMember<T> = { readonly [Member in keyof T]-?: T[Member] | undefined }

/** What concerned only the first sending: its moment, its expiry, the wait for a release and the condition. */
const notRepeated = { sendAfter: undefined, expiresAt: undefined, hold: undefined, condition: undefined }

/** The content of the letter: its template with the data, or its supplied document with the subject; and its attachments. */
function textOf(
  { key, version, document, attachments }: Row,
  { data, subject }: MessageBody,
): EveryMember<Pick<MessageRequest, 'template' | 'data' | 'document' | 'subject' | 'attachments'>> | undefined {
  const enclosed = attachments?.map(({ document: id, via }) => ({ document: showId('document', id), via }))
  if (document !== null)
    return {
      document: showId('document', document),
      subject,
      attachments: enclosed,
      template: undefined,
      data: undefined,
    }
  if (key === null || version === null) return undefined
  return { template: { key, version }, data, attachments: enclosed, document: undefined, subject: undefined }
}

/** Records in the timeline of the first letter that another was made of it: once, however often the request is repeated. */
export async function linkFollowUp(
  deps: MessageCommandDeps,
  command: MessageCommand,
  type: 'resent' | 'copied',
  made: MessageId,
): Promise<void> {
  const as = showId('message', made)
  await changeMessage(deps, command, async (tx, message, changes, now) => {
    const rows = await tx.query<{ entries: Buffer }>(sql`select entries from event where message_id = ${message.id}`)
    const isLinked = rows
      .flatMap(({ entries }) => decodeEntries(entries))
      .some((each) => each.type === type && each.detail?.['as'] === as)
    if (!isLinked) recordEvents(changes, message, now, [{ type, detail: { as, by: command.by } }])
  })
}
