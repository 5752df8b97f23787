import { type ShownItem, showItems } from '../../channels/print/store/registered/tracked-items.ts'
import { expectedLetters } from '../../channels/print/store/runs/expected-arrival.ts'
import { showId, showNumberedId } from '../../core/words/id.ts'
import { caseOfMessage } from '../../dispatcher/incoming-mail/list-cases.ts'
import type { Sender } from '../../dispatcher/message/sender.ts'
import type { MessageView } from '../../dispatcher/messages/message-view.ts'
import type { Message } from '../contract/messages/message.ts'
import type { ApiDeps } from '../server/api-deps.ts'

/** A delivery that was called off or failed arrives nowhere. */
const ended: ReadonlySet<string> = new Set(['cancelled', 'failed', 'rejected'])

/** What the post did with a letter on paper: its registered item, and the case of a letter that came back. */
export async function postalFactsOf(
  { database }: ApiDeps,
  { entity }: Sender,
  view: MessageView,
  { documents, deliveries }: Pick<Message, 'documents' | 'deliveries'>,
): Promise<Partial<Pick<Message, 'registered' | 'returned' | 'deliveries'>>> {
  const onPaper = view.deliveries.filter(({ channel, status }) => channel === 'print' && !ended.has(status))
  if (!view.deliveries.some(({ channel }) => channel === 'print')) return {}
  const { items, returned, arrivals } = await database.asEntity(entity, async (tx) => ({
    items: await showItems(tx, view.id),
    returned: await caseOfMessage(tx, view.id),
    arrivals: await expectedLetters(
      tx,
      onPaper.map(({ seq }) => ({ message: view.id, sequence: seq })),
    ),
  }))
  return {
    ...(items.length > 0 && { registered: items.map((item) => shown(view, item, documents)) }),
    ...(arrivals.length > 0 && {
      deliveries: deliveries.map((each) => {
        const found = arrivals.find(({ sequence }) => showNumberedId('dlv', view.id, sequence) === each.id)
        return found === undefined ? each : { ...each, expectedArrival: { day: found.day, from: found.from } }
      }),
    }),
    ...(returned !== undefined && { returned: showId('returnedCase', returned) }),
  }
}

function shown(
  { id }: MessageView,
  item: ShownItem,
  documents: Message['documents'],
): NonNullable<Message['registered']>[number] {
  const { sequence, product, barcode, state, reason, announcedAt, events, proofs } = item
  return {
    delivery: showNumberedId('dlv', id, sequence),
    product,
    ...(barcode !== null && { barcode }),
    state,
    ...(reason !== null && { reason }),
    ...(announcedAt !== null && { announcedAt: announcedAt.toISOString() }),
    tracking: events.map(({ kind, at }) => ({ kind, at: new Date(at).toISOString() })),
    proofs: proofs.map(({ kind, sha256, storedAt }) => {
      const document = documents.find((each) => each.sha256 === sha256)?.id
      return {
        kind,
        sha256,
        storedAt: new Date(storedAt).toISOString(),
        ...(document !== undefined && { document }),
      }
    }),
  }
}
