import { sql } from 'drizzle-orm'
import type { Tx } from '../../../core/db/database.ts'
import type { Id, MessageId } from '../../../core/words/id.ts'
import type { ChannelName, DeliveryStatus, MessageStatus } from '../../../core/words/message.ts'
import { usableAgain } from '../../intake/documents-in-use.ts'
import { collectedOf, plansOfCollected } from '../../message/collected-deliveries.ts'
import type { NamedAttachment } from '../../message/message-body.ts'
import type { ActionFacts } from './possible-changes.ts'

interface Row {
  readonly sendAfter: Date | null
  readonly expiresAt: Date | null
  readonly isCopy: boolean
  readonly document: Id<'document'> | null
  readonly attachments: readonly NamedAttachment[] | null
  readonly hasContent: boolean
  readonly isTextInForce: boolean
  readonly hasLeft: boolean
  readonly work: { readonly drawn: boolean } | null
  readonly leaving: readonly number[]
}

interface Known {
  readonly id: MessageId
  readonly status: MessageStatus
  readonly final: boolean
  readonly deliveries: readonly {
    readonly seq: number
    readonly channel: ChannelName
    readonly status: DeliveryStatus
    readonly simulated: boolean
  }[]
}

/**
 * What can be done with a letter depends on this. In the transaction of a command, after the letter was locked, nothing of it can change
 * until the command is written. One statement, and one more for a letter in a print run or with supplied documents.
 * @throws Error for an unknown letter
 */
export async function readActionFacts(tx: Tx, message: Known, now: Date): Promise<ActionFacts> {
  const { id, status, final, deliveries } = message
  const [row] = await tx.query<Row>(sql`
    select m.send_after as "sendAfter", m.expires_at as "expiresAt", m.copy_of is not null as "isCopy", m.document, m.attachments,
      exists (select from message_body b where b.message_id = m.id) as "hasContent",
      coalesce((select v.status = 'published' from version v where v.id = m.template_version), m.document is not null) as "isTextInForce",
      exists (select from delivery d where d.message_id = m.id and d.handed_over_at is not null) as "hasLeft",
      (select jsonb_build_object('drawn', w.chunk is not null) from work w where w.message_id = m.id) as work,
      array(select d.seq from delivery d join chunk c on c.id = d.chunk
        where d.message_id = m.id and d.status = 'planned' and c.lease_until is not null) as leaving
    from message m where m.id = ${id}`)
  if (row === undefined) throw new Error('There is no such letter')
  const waiting = collectedOf({ id, deliveries })
  const runs = waiting.length === 0 ? [] : await plansOfCollected(tx, waiting)
  const { document, attachments, leaving, ...facts } = row
  const documents = [...(document === null ? [] : [document]), ...(attachments ?? []).map((each) => each.document)]
  const usable = documents.length === 0 ? undefined : await usableAgain(tx, documents, now)
  return {
    ...facts,
    status,
    final,
    deliveries: deliveries.map((each) => {
      const run = runs.find(({ sequence }) => sequence === each.seq)
      return {
        status: each.status,
        leaving: leaving.includes(each.seq),
        ...(run !== undefined && { run: { cutOffAt: run.cutOffAt, divided: run.divided === true } }),
      }
    }),
    hasDocuments: documents.every((each) => usable?.has(each) === true),
    isSupplied: document !== null,
  }
}
