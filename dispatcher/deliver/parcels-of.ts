import type { Parcel } from '../../channels/port.ts'
import type { Recipient } from '../../core/words/recipient.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { documentsFor, openContent } from '../letters/delivery-content.ts'
import { makeParcel } from '../letters/make-parcel.ts'
import type { DeliveryRow } from './claim-deliver.ts'
import { openInBatches, type WantedDocument } from './open-in-batches.ts'

/** The parcels of deliveries of one entity; their documents are read from the archive when an adapter opens them. */
export function parcelsOf(
  deps: DispatcherDeps,
  group: readonly { readonly row: DeliveryRow; readonly recipient: Recipient }[],
): Parcel[] {
  const [first] = group
  if (first === undefined) return []
  const letters = group.map(({ row, recipient }) => {
    const content = openContent(row.content, row.id, deps.keyring)
    const { record } = row
    if (record === null) throw new Error('A delivery of a message without record')
    return { row, recipient, content, record, documents: documentsFor(row.channel, content.documents) }
  })
  const wanted = letters.flatMap(({ record, documents }) =>
    documents.map(({ n, size }): WantedDocument => ({ record, n, size })),
  )
  const open = openInBatches(deps.archive, first.row.entity, wanted)
  return letters.map(({ row, recipient, content, record, documents }) =>
    makeParcel({
      entity: row.entity,
      entityName: row.entityName,
      message: row.id,
      sequence: row.seq,
      attempt: row.attempts + 1,
      recipient,
      language: row.language,
      postage: row.postage,
      sensitive: row.classFacts.sensitive === true,
      replyReference: row.replyReference,
      replyAllowed: row.replyAllowed,
      costCentre: row.costCentre,
      record,
      content,
      documents: documents.map((document) => ({ ...document, open: () => open({ record, n: document.n }) })),
    }),
  )
}
