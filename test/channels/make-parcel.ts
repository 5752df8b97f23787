import { createHash } from 'node:crypto'
import type { Parcel, ParcelDocument } from '../../channels/port.ts'
import { createKeyring } from '../../core/crypto/keyring.ts'
import { type EntityId, newId } from '../../core/words/id.ts'
import type { DocumentKind } from '../../core/words/message.ts'

const at = new Date('2026-11-24T09:00:00Z')
export const keyring = createKeyring([{ id: 1, key: Buffer.alloc(32, 1) }], Buffer.alloc(32, 2))
export const entity: EntityId = newId('entity', at)

export function makeDocument(
  bytes: Uint8Array | string,
  facts: { n?: number; kind?: DocumentKind; name?: string; mediaType?: string; pages?: number } = {},
): ParcelDocument {
  const content = Buffer.from(bytes)
  return {
    n: facts.n ?? 1,
    kind: facts.kind ?? 'letter',
    name: facts.name ?? 'brief.pdf',
    mediaType: facts.mediaType ?? 'application/pdf',
    pages: facts.pages ?? 1,
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    open: async () => content,
  }
}

/** A parcel to an invented person, one that differs from every other. */
export function makeParcel(change: Partial<Parcel> = {}): Parcel {
  const message = newId('message', at)
  return {
    entity,
    entityName: 'Stad Voorbeeld',
    message,
    sequence: 1,
    idempotencyKey: `${message}.1`,
    attempt: 1,
    recipient: {
      type: 'citizen',
      name: 'Jan Geheim',
      insz: '53480200724',
      email: 'jan.geheim@mx.test',
      address: { street: 'Kerkstraat', houseNumber: '12', postalCode: '9000', municipality: 'Gent', country: 'BE' },
    },
    language: 'nl',
    subject: 'Uw vergunning 2026/42',
    postage: 'priority',
    sensitive: false,
    replyReference: 'R-0042',
    documents: [makeDocument('%PDF-1.7 brief')],
    actions: [{ kind: 'pay', text: 'Betaal', due: '2026-12-24' }],
    replyAllowed: true,
    record: newId('record', at),
    ...change,
  }
}
