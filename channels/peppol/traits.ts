import type { ChannelTraits } from '../channel-traits.ts'
import { readInvoice } from './invoice/read-invoice.ts'

/** Invoices over Peppol: a letter whose data are an invoice leaves as the structured document that is made of them. */
export const peppolTraits: ChannelTraits = {
  medium: 'digital',
  media: ['letter'],
  // The invoice holds the letter as an enclosure.
  carries: ({ kind }) => kind === 'invoice',
  canAddress: ({ type }) => type === 'enterprise',
  // Access points sign and encrypt what they exchange (Peppol AS4 profile 2.0).
  isConfidential: true,
  isRegistered: false,
  confirmsReading: false,
  receiptWindowDays: { handedOver: 7 },
  // An access point delivers within minutes, and tries again for a day.
  owedReports: [{ report: 'delivered', after: 'handed-over', limitDays: 2 }],
  dispatch: 'immediate',
  onUnknown: 'retry',
  recognisesRepeats: true,
  alertedByHub: false,
  flawsOf: (data) => {
    const read = readInvoice(data)
    return read.kind === 'flaws' ? read.flaws : []
  },
  composes: { kind: 'invoice', name: 'invoice.xml', mediaType: 'application/xml' },
}
