import type { Parcel } from '../../channels/port.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { documentsFor, openContent } from '../letters/delivery-content.ts'
import { guardOf } from '../letters/guard-of.ts'
import { makeParcel } from '../letters/make-parcel.ts'
import type { MessageBody } from '../message/message-body.ts'
import type { DeliveryRow } from './claim-deliver.ts'
import { openInBatches, type WantedDocument } from './open-in-batches.ts'

/** A delivery to hand over, with what its message body says of the reader. */
export type Wanted = Pick<MessageBody, 'recipient' | 'confidentiality'> & { readonly row: DeliveryRow }

/** The parcels of deliveries of one entity; their documents are read from the archive when an adapter opens them. */
export function parcelsOf(deps: DispatcherDeps, group: readonly Wanted[]): Parcel[] {
  const [first] = group
  if (first === undefined) return []
  const now = deps.clock.now()
  const letters = group.map(({ row, recipient, confidentiality }) => {
    const content = openContent(row.content, row.id, deps.keyring)
    const { record } = row
    if (record === null) throw new Error('A delivery of a message without record')
    return { row, recipient, confidentiality, content, record, documents: documentsFor(row.channel, content.documents) }
  })
  const wanted = letters.flatMap(({ record, documents }) =>
    documents.map(({ n, size }): WantedDocument => ({ record, n, size })),
  )
  const open = openInBatches(deps.archive, first.row.entity, wanted)
  return letters.map(({ row, recipient, confidentiality, content, record, documents }) =>
    makeParcel({
      entity: row.entity,
      entityName: row.entityName,
      message: row.id,
      sequence: row.seq,
      attempt: row.attempts + 1,
      recipient,
      language: row.language,
      postage: row.postage,
      messageClass: row.class,
      sensitive: row.classFacts.sensitive === true,
      isBulk: row.priority === 'bulk',
      ...guardOf({ ...row, confidentiality }, now),
      replyReference: row.replyReference,
      replyAllowed: row.replyAllowed,
      costCentre: row.costCentre,
      record,
      content,
      documents: documents.map((document) => ({ ...document, open: () => open({ record, n: document.n }) })),
    }),
  )
}
