import {
  type DeliveryOfReport,
  type Meaning,
  readUnreadReport,
  settleUnreadReport,
  type UnreadReport,
} from '../../../channels/email/store/unread-reports.ts'
import type { Receipt } from '../../../channels/port.ts'
import type { Tx } from '../../../core/db/database.ts'
import { Refusal } from '../../../core/fault.ts'
import type { Id, MessageId } from '../../../core/words/id.ts'
import { lockMessages } from '../../../dispatcher/message/tracked-message.ts'
import { applyIn, type ReceiptDeps } from '../../../dispatcher/receipts/apply-receipts.ts'

/** What an operator says of a mail that came back. */
export interface ReportSettling {
  readonly meaning: Meaning
  /** The letter that the operator recognises, of a mail that names none. */
  readonly message?: MessageId | undefined
  /** The actor, as in the audit log. */
  readonly by: string
  readonly at: Date
}

/**
 * Records with the letter what a mail means that came back, in one transaction; once: what was settled before stays as it is.
 * @throws Refusal UP-1404 without such a mail; UP-3030 for a meaning about no letter; UP-4065 for a letter that it cannot be about
 */
export async function settleReport(
  deps: ReceiptDeps,
  id: Id<'unreadReport'> | undefined,
  settling: ReportSettling,
): Promise<UnreadReport> {
  const { database, keyring } = deps
  const report = id === undefined ? undefined : await readUnreadReport(database.hub, keyring, id)
  if (id === undefined || report === undefined) throw new Refusal('UP-1404', 'There is no such mail.')
  if (report.settledAt !== null) return report
  const { meaning, by, at } = settling
  const own = ownDelivery(report)
  if (own !== undefined && settling.message !== undefined && settling.message !== own.message)
    throw new Refusal('UP-4065', 'The mail itself names another letter.')
  if (meaning !== 'none' && own === undefined && settling.message === undefined)
    throw new Refusal('UP-3030', 'The mail names no letter of this hub. Name the letter, or choose `none`.')
  await database.asHub(async (tx) => {
    const delivery = own ?? (settling.message === undefined ? undefined : await lastByEmail(tx, settling.message))
    const isSettled = await settleUnreadReport(tx, id, { meaning, delivery, by, at })
    if (isSettled && delivery !== undefined) await applyIn(tx, deps, receiptsOf(delivery, meaning, at))
  })
  return (await readUnreadReport(database.hub, keyring, id)) ?? report
}

/** The delivery whose signed name is in the mail. */
function ownDelivery({ message, sequence }: UnreadReport): DeliveryOfReport | undefined {
  return message === null || sequence === null ? undefined : { message, sequence }
}

/** The last delivery of a letter that left by email. */
async function lastByEmail(tx: Tx, message: MessageId): Promise<DeliveryOfReport> {
  const found = (await lockMessages(tx, [message])).get(message)
  const sent = found?.deliveries.findLast(({ channel, handedOverAt }) => channel === 'email' && handedOverAt !== null)
  if (sent === undefined) throw new Refusal('UP-4065', 'No email left for this letter.')
  return { message, sequence: sent.seq }
}

function receiptsOf({ message, sequence }: DeliveryOfReport, meaning: Meaning, at: Date): readonly Receipt[] {
  const delivery = { message, sequence, at }
  if (meaning === 'none') return []
  if (meaning === 'complaint') return [{ ...delivery, type: 'complained', detail: { kind: 'other' } }]
  const reason = meaning === 'hard' ? 'unknown-recipient' : 'unspecified'
  return [{ ...delivery, type: 'bounced', detail: { class: meaning, code: 'failed', reason } }]
}
