import type { Receipt, ReceiptSink } from '../../port.ts'
import { lastSequence, storeSequence } from '../store/event-cursor.ts'
import { endFollowing, findByMessageIds, noteWarned } from '../store/publications.ts'
import type { FollowDeps } from './follow-deps.ts'

/** Events in one page. */
const pageSize = 200

interface EboxEvent {
  readonly sequence: number
  readonly type: string
  readonly at: Date
  readonly messageId: string
  readonly expiresAt: string | undefined
}

/**
 * Reads the events of the eBox (event service 1.1.1, enterprises only) from where it stopped: read, reminded, soon removed. The
 * place is stored in the transaction that writes what a page says.
 */
export async function readEvents(deps: FollowDeps, sink: ReceiptSink, signal: AbortSignal): Promise<void> {
  const { database, service, settings, log, clock } = deps
  const { eventsUrl } = settings
  if (eventsUrl === undefined) return
  for (let more = true; more && !signal.aborted; ) {
    const after = await lastSequence(database.hub)
    const url = new URL(eventsUrl)
    url.searchParams.set('lastSequenceNbr', String(after))
    url.searchParams.set('pageSize', String(pageSize))
    const answer = await service.call(
      { name: 'events', method: 'GET', url: url.href, scope: settings.scopes.events },
      signal,
    )
    const page = answer.kind === 'answer' && answer.status === 200 ? readPage(answer.json) : undefined
    if (page === undefined) {
      log.warn({ code: answer.kind === 'failed' ? answer.code : String(answer.status) }, 'events of the eBox not read')
      return
    }
    // An event that cannot be read must not keep those behind it; reading and expiry are known from the status as well.
    if (page.unreadable > 0)
      log.warn({ events: page.unreadable, after }, 'events of the eBox were skipped as unreadable')
    const found = await findByMessageIds(
      database.hub,
      page.events.map(({ messageId }) => messageId),
    )
    const byId = new Map(found.map((each) => [each.messageId, each]))
    const receipts = page.events.flatMap((event): Receipt[] => {
      const delivery = byId.get(event.messageId)
      return delivery === undefined ? [] : receiptsOf(event, delivery)
    })
    await database.asHub(async (tx) => {
      await sink.lock(
        tx,
        receipts.map(({ message }) => message),
      )
      await sink.apply(tx, receipts)
      await endFollowing(
        tx,
        receipts.filter(({ type }) => type === 'read'),
      )
      await noteWarned(
        tx,
        receipts.filter(({ type }) => type === 'lapsing'),
      )
      await storeSequence(tx, page.last, clock.now())
    })
    // A service that does not move on would be read for ever.
    more = page.hasNext && page.last > after
  }
}

function receiptsOf(
  { type, at, expiresAt }: EboxEvent,
  { message, sequence }: Pick<Receipt, 'message' | 'sequence'>,
): Receipt[] {
  const about = { message, sequence, at }
  switch (type) {
    case 'readDocument':
      return [{ ...about, type: 'read', detail: {} }]
    case 'newDocumentReminder':
      return [{ ...about, type: 'reminded', detail: {} }]
    case 'documentExpirationAlert':
      return [{ ...about, type: 'lapsing', detail: expiresAt === undefined ? {} : { availableUntil: expiresAt } }]
    // That the letter arrived is known from its publication.
    default:
      return []
  }
}

/** A page of the published shape; undefined when it cannot be read. */
function readPage(
  json: unknown,
):
  | { readonly events: EboxEvent[]; readonly unreadable: number; readonly last: number; readonly hasNext: boolean }
  | undefined {
  if (!isObject(json) || !isObject(json['pageInfo'])) return undefined
  const { lastSequenceNbr: last, hasNext } = json['pageInfo']
  const items = json['EboxEnterpriseDocumentEvents'] ?? []
  if (!Number.isSafeInteger(last) || !Array.isArray(items)) return undefined
  const events = (items as readonly unknown[]).map(readEvent).filter((each) => each !== undefined)
  return { events, unreadable: items.length - events.length, last: Number(last), hasNext: hasNext === true }
}

function readEvent(item: unknown): EboxEvent | undefined {
  if (!isObject(item) || !isObject(item['eventData'])) return undefined
  const { eventType: type, messageId, expirationDate } = item['eventData']
  const at = new Date(String(item['eventTime']))
  const expiry = new Date(String(expirationDate))
  if (typeof type !== 'string' || typeof messageId !== 'string' || Number.isNaN(at.getTime())) return undefined
  const expiresAt = Number.isNaN(expiry.getTime()) ? undefined : expiry.toISOString()
  return { sequence: Number(item['eventSequenceNbr']), type, at, messageId, expiresAt }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
