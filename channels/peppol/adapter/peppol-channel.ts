import pLimit from 'p-limit'
import { v5 } from 'uuid'
import type { Channel, Outcome, Parcel } from '../../port.ts'
import { unreadable } from '../../unreadable.ts'
import { participantOf } from '../invoice/party.ts'
import { readInvoice } from '../invoice/read-invoice.ts'
import { documentTypeOf, processId, writeUbl } from '../invoice/write-ubl.ts'
import { findReferences, noteDocument } from '../store/documents.ts'
import { peppolTraits } from '../traits.ts'
import { openSellers } from './find-sellers.ts'
import { followDocuments } from './follow-documents.ts'
import type { PeppolDeps } from './peppol-deps.ts'
import { openReach } from './reach-recipients.ts'

/** Namespace of the keys of this channel (RFC 9562, 5.5); never changed: a key must stay the same over versions. */
const namespace = 'f0b6a2f4-2c55-4d0a-9d5e-6b9b1a5f7c10'
const stopped: Outcome = { kind: 'unavailable', detail: 'stopped' }

/** Invoices over Peppol, through an access point. */
export function createPeppolChannel(deps: PeppolDeps): Channel {
  const { database, clock, log, settings, accessPoint } = deps
  const { hub } = database
  const sellersOf = openSellers(deps)
  const overall = pLimit(settings.concurrency)

  const send = async (parcel: Parcel, sender: string, signal: AbortSignal) => {
    const [document] = parcel.documents
    const { recipient } = parcel
    const receiver = recipient.type === 'enterprise' ? participantOf(recipient.enterpriseNumber) : undefined
    if (document === undefined || receiver === undefined) {
      const outcome: Outcome = { kind: 'rejected', reason: 'content-refused', detail: 'invoice-missing' }
      return { kind: 'not-sent', outcome, away: false } as const
    }
    const xml = await document.open().catch((error: unknown) => unreadable(parcel, error, log))
    if ('kind' in xml) return { kind: 'not-sent', outcome: xml, away: false } as const
    return accessPoint.send(
      {
        sender,
        receiver,
        documentType: documentTypeOf(kindOf(xml)),
        process: processId,
        xml,
        idempotencyKey: v5(parcel.idempotencyKey, namespace),
      },
      signal,
    )
  }

  return {
    name: 'peppol',
    traits: peppolTraits,
    reach: openReach(deps, sellersOf),
    compose: async ({ entity, recipient, data, replyReference, documents }) => {
      const seller = (await sellersOf([entity])).get(entity)
      const read = readInvoice(data ?? {})
      if (seller === undefined || recipient.type !== 'enterprise' || read.kind !== 'invoice')
        throw new Error('An invoice is composed of what `reach` found to be one')
      const letter = documents.find(({ kind }) => kind === 'letter')
      return writeUbl({
        invoice: read.invoice,
        seller,
        buyer: recipient,
        reference: replyReference,
        ...(letter !== undefined && { letter: { name: letter.name, pdf: await letter.open() } }),
      })
    },
    deliver: async (parcels, signal, halt) => {
      if (parcels.length === 0) return []
      if (signal.aborted) return parcels.map(() => stopped)
      const [known, sellers] = await Promise.all([
        findReferences(hub, parcels),
        sellersOf(parcels.map(({ entity }) => entity)),
      ])
      // Once the access point is known to be away, the letters behind need not wait for it as well.
      let away: Outcome | undefined
      const handOver = async (parcel: Parcel): Promise<Outcome> => {
        const before = known.of(parcel)
        if (before !== undefined) return { kind: 'accepted', providerReference: before }
        if (halt?.aborted === true) return { kind: 'not-begun' }
        if (signal.aborted) return stopped
        if (away !== undefined) return away
        const number = sellers.get(parcel.entity)?.enterpriseNumber
        const sender = number === undefined ? undefined : participantOf(number)
        // Taken out of the settings after the route was decided.
        if (sender === undefined) return { kind: 'rejected', reason: 'policy', detail: 'sender-not-connected' }
        const sent = await send(parcel, sender, signal)
        if (sent.kind === 'sent') {
          await noteDocument(hub, parcel, sent.reference, clock.now())
          return { kind: 'accepted', providerReference: sent.reference }
        }
        // What this letter's own outcome leaves open says nothing about the others: none of them was sent.
        if (sent.away)
          away = sent.outcome.kind === 'unknown' ? { kind: 'unavailable', detail: sent.outcome.detail } : sent.outcome
        return sent.outcome
      }
      return Promise.all(parcels.map((parcel) => overall(() => handOver(parcel))))
    },
    receipts: followDocuments(deps),
    close: async () => accessPoint.close(),
  }
}

/** By the root element of a document that `writeUbl` wrote. */
function kindOf(xml: Uint8Array): 'invoice' | 'credit-note' {
  return Buffer.from(xml.subarray(0, 200)).includes('<CreditNote ') ? 'credit-note' : 'invoice'
}
