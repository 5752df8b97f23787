import { dayMs } from '../../../core/durations.ts'
import type { Receipt, ReceiptSink, ReceiptSource } from '../../port.ts'
import { endFollowing, type FollowedDocument, forgetDocuments, takeDueDocuments } from '../store/documents.ts'
import { forgetParticipants } from '../store/participants.ts'
import { type DocumentStatus, maxStatuses } from './access-point.ts'
import type { PeppolDeps } from './peppol-deps.ts'

/** Receipts in one transaction. */
const maxInTransaction = 200
/** A document without an end is followed for this long; its delivery then ends without a receipt. */
const followMs = 7 * dayMs
/** How long a row recognises a repeated hand-over. */
const recogniseMs = 60 * dayMs
const forgetAtOnce = 1_000

/** Follows documents until the receiver's side took or refused them (Message Level Status of Peppol). */
export function followDocuments(deps: PeppolDeps): Extract<ReceiptSource, { kind: 'poll' }> {
  const { database, clock, settings } = deps
  return {
    kind: 'poll',
    everyMs: Math.min(30_000, settings.statusEveryMs),
    fetch: async (sink, signal) => {
      while (!signal.aborted && (await readSome(deps, sink, signal))) {
        // Further documents are due.
      }
      const before = (ms: number): Date => new Date(clock.now().getTime() - ms)
      await forgetDocuments(database.hub, before(recogniseMs), forgetAtOnce)
      await forgetParticipants(database.hub, before(settings.participantMaxAgeMs), forgetAtOnce)
    },
  }
}

/** @returns whether more documents may be due */
async function readSome(deps: PeppolDeps, sink: ReceiptSink, signal: AbortSignal): Promise<boolean> {
  const { database, clock, settings, accessPoint, log } = deps
  const now = clock.now()
  const due = await takeDueDocuments(database.hub, {
    limit: maxStatuses,
    everyMs: settings.statusEveryMs,
    now,
    sentAfter: new Date(now.getTime() - followMs),
  })
  if (due.length === 0) return false
  const statuses = await accessPoint.findStatuses(
    due.map(({ reference }) => reference),
    signal,
  )
  if (statuses === undefined) {
    log.warn({ documents: due.length }, 'the status of documents at the access point was not read')
    return false
  }
  const news = due.flatMap((document) => receiptOf(document, statuses.get(document.reference)) ?? [])
  for (let from = 0; from < news.length; from += maxInTransaction) {
    const some = news.slice(from, from + maxInTransaction)
    await database.asHub(async (tx) => {
      await sink.lock(
        tx,
        some.map(({ message }) => message),
      )
      await sink.apply(tx, some)
      await endFollowing(tx, some)
    })
  }
  return due.length === maxStatuses
}

function receiptOf({ message, sequence }: FollowedDocument, status: DocumentStatus | undefined): Receipt | undefined {
  if (status === undefined || status.kind === 'sent') return undefined
  const { kind: type, at } = status
  if (type === 'delivered') return { message, sequence, type, at, detail: {} }
  return { message, sequence, type, at, detail: { reason: 'content-refused', detail: status.detail } }
}
