import type { ArchiveHit, ArchiveRecord } from '../../../admin-ui/src/ui/api/archive-types.ts'
import { dayIn, inDays } from './inbox-fixtures.ts'
import { makeProof } from './make-proof.ts'
import { sha } from './message-fixtures.ts'
import { letterPage, pdf } from './staff-documents.ts'

export const hits: readonly ArchiveHit[] = [
  {
    id: 'rec_1',
    message: 'msg_1',
    status: 'read',
    letterDate: dayIn(-400),
    series: 'bezwaarschriften',
    subject: 'Beslissing over uw bezwaar tegen de leegstandsheffing',
    entity: 'OVO000001',
    recipientName: 'Sjabloon bv',
    sentAt: inDays(-400),
    channel: 'ebox',
    reference: 'BZ-2023-00318',
    snippet: '… uw \u0002bezwaar\u0003 van 4 januari tegen de \u0002leegstand\u0003sheffing …',
  },
  {
    id: 'rec_2',
    message: 'msg_2',
    status: 'processing',
    letterDate: dayIn(-1),
    series: 'bezwaarschriften',
    subject: 'We hebben uw bezwaar ontvangen',
    entity: 'OVO000001',
    recipientName: 'Ann Testers',
    reference: 'BZ-2023-02041',
  },
]
export const record: ArchiveRecord = {
  id: 'rec_1',
  message: 'msg_1',
  entity: 'OVO000001',
  reference: 'BZ-2023-00318',
  dossier: 'BZ-2023-00318',
  series: 'bezwaarschriften',
  class: 'decision',
  status: 'read',
  subject: 'Beslissing over uw bezwaar tegen de leegstandsheffing',
  recipientName: 'Sjabloon bv',
  language: 'nl',
  template: { key: 'beslissing-bezwaar', version: 4 },
  letterDate: dayIn(-400),
  sentAt: inDays(-400),
  channels: ['ebox'],
  documents: [
    {
      n: 1,
      kind: 'letter',
      name: 'brief.pdf',
      href: '/v1/archive/records/rec_1/documents/1',
      mediaType: 'application/pdf',
      pages: 2,
      size: pdf.length,
      sha256: sha(pdf),
    },
    {
      n: 2,
      kind: 'page',
      name: 'brief.html',
      href: '/v1/archive/records/rec_1/documents/2',
      mediaType: 'text/html',
      size: letterPage.length,
      sha256: sha(letterPage),
    },
  ],
  ledger: { leafIndex: 41, sequenced: true },
  links: { self: '/v1/archive/records/rec_1', proof: '/v1/archive/records/rec_1/proof', message: '/v1/messages/msg_1' },
}
export const proof = makeProof({
  record: 'rec_1',
  series: 'bezwaarschriften',
  documents: record.documents.map(({ n, sha256 }) => ({ n, sha256 })),
})
