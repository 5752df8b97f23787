import { createHash } from 'node:crypto'
import type { Message, MessageRow } from '../../../admin-ui/src/ui/api/api-types.ts'
import { dayIn, inDays } from './inbox-fixtures.ts'
import { letterPage, pdf } from './staff-documents.ts'

export const row = (id: string, part: Partial<MessageRow>): MessageRow => ({
  id,
  status: 'delivered',
  final: false,
  test: false,
  reference: 'OV-2026-0081190',
  createdAt: inDays(-1),
  updatedAt: inDays(-1),
  template: { key: 'aanslagbiljet', version: 3, language: 'nl' },
  class: 'payment',
  priority: 'normal',
  channel: 'inbox',
  recipient: { type: 'citizen', name: 'Zeger Fictief', inszMasked: '534802*****' },
  ...part,
})
export const rows: readonly MessageRow[] = [
  row('msg_1', { status: 'processing', channel: 'print' }),
  row('msg_2', { reference: 'OV-2026-0081204', status: 'read', final: true, createdAt: inDays(0) }),
  row('msg_3', {
    reference: 'OV-2026-0081377',
    status: 'undeliverable',
    final: true,
    recipient: { type: 'enterprise', name: 'Bakkerij De Proefkruimel bv', enterpriseNumber: '0999999328' },
  }),
  row('msg_4', { reference: 'OV-2026-0081390', status: 'held', recipient: { type: 'citizen' } }),
]

export const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
export const message: Message = {
  submittedBy: { actor: 'key:1', name: 'boekhouding' },
  ...row('msg_1', { status: 'processing' }),
  classRules: {
    name: { nl: 'Betaling', en: 'Payment' },
    service: { inbox: 'acknowledged', print: 'presentation', termDays: 30 },
    readingTermDays: 15,
    termRule: 'next-working-day',
    inboxDays: 365,
  },
  seenInTime: {
    verdict: 'moved-on',
    reason: 'not-opened',
    because: {
      nl: 'De ontvanger opende de brief niet in de eerste helft van de termijn. De brief ging verder.',
      en: 'The recipient did not open the letter in the first half of its term. It moved on.',
    },
    deliveredAt: inDays(-9),
    alertedAt: inDays(-9),
    leftAt: inDays(-1),
  },
  service: {
    how: 'acknowledged',
    servedOn: dayIn(-1),
    termEndsOn: dayIn(29),
    because: {
      nl: 'De brief telt als ontvangen op de dag waarop de lezer de ontvangst bevestigde.',
      en: 'The letter counts as received on the day on which its reader confirmed receipt.',
    },
    provisional: false,
  },
  confidentiality: { personOnly: true },
  inbox: {
    service: {
      state: 'acknowledged',
      lastDay: dayIn(14),
      decidedAt: inDays(-1),
      by: { capacity: 'self', name: 'Zeger Fictief' },
    },
    opened: { at: inDays(-1), by: { capacity: 'representative' } },
    availableUntil: inDays(364),
  },
  recipient: { type: 'citizen', name: 'Zeger Fictief', inszMasked: '534802*****', language: 'nl' },
  costCentre: '4711',
  route: [
    {
      step: 1,
      channel: 'ebox',
      chosen: false,
      rule: 'never-opened',
      because: { nl: 'De ontvanger opende nog nooit een eBox.', en: 'The recipient never opened an eBox.' },
      at: inDays(-1),
    },
    {
      step: 2,
      channel: 'email',
      chosen: true,
      rule: 'digital-first',
      because: { nl: 'Er is een e-mailadres en deze brief mag per e-mail.', en: 'There is an email address.' },
      at: inDays(-1),
    },
    {
      step: 3,
      channel: 'print',
      chosen: true,
      rule: 'paper-remains',
      because: { nl: 'Geen digitale weg bleef over.', en: 'No digital route was left.' },
      at: inDays(-0.5),
    },
  ],
  cancellableUntil: inDays(0.2),
  cancellable: true,
  possible: {
    schedule: {
      now: false,
      reason: 'prepared',
      because: {
        nl: 'De brief is al klaargemaakt en gedateerd. Aanhouden of annuleren kan tot hij overgedragen wordt.',
        en: 'It is prepared already and has its date; it can be held or cancelled until it is handed over.',
      },
    },
    hold: { now: true, until: inDays(0.2) },
    release: {
      now: false,
      reason: 'not-held',
      because: { nl: 'De brief is niet aangehouden.', en: 'It is not held.' },
    },
    cancel: { now: true, until: inDays(0.2) },
    resend: { now: true },
    copy: { now: true },
  },
  next: { channel: 'print', when: inDays(0.2) },
  replyReference: 'U7K42MQX9P',
  checkCode: 'K7Q4M2XRTP',
  deliveries: [
    {
      id: 'dlv_1',
      channel: 'email',
      status: 'bounced',
      attempts: 1,
      providerReference: '<dlv1@uitpost.example>',
      handedOverAt: inDays(-0.9),
    },
    { id: 'dlv_2', channel: 'print', status: 'planned', attempts: 0, simulated: true },
  ],
  alerts: [],
  events: [
    { id: 'evt_1', sequence: 1, type: 'accepted', at: inDays(-1), by: { actor: 'key:1', name: 'boekhouding' } },
    { id: 'evt_2', sequence: 2, type: 'routed', at: inDays(-1), channel: 'email', detail: { rule: 'digital-first' } },
    { id: 'evt_3', sequence: 3, type: 'rendered', at: inDays(-1), detail: { pages: 2 } },
    { id: 'evt_4', sequence: 4, type: 'archived', at: inDays(-1), detail: { record: 'rec_1' } },
    { id: 'evt_5', sequence: 5, type: 'handed-over', at: inDays(-0.9), delivery: 'dlv_1' },
    {
      id: 'evt_6',
      sequence: 6,
      type: 'bounced',
      at: inDays(-0.6),
      delivery: 'dlv_1',
      detail: { reason: 'unknown-recipient', diagnostic: '5.1.1' },
    },
    { id: 'evt_7', sequence: 7, type: 'routed', at: inDays(-0.5), channel: 'print', detail: { rule: 'paper-remains' } },
  ],
  documents: [
    {
      id: 'doc_1',
      kind: 'letter',
      variant: 'normal',
      mediaType: 'application/pdf',
      pages: 2,
      size: 188_000,
      sha256: sha(pdf),
    },
    { id: 'doc_2', kind: 'page', variant: 'normal', mediaType: 'text/html', size: 14_000, sha256: sha(letterPage) },
  ],
  cost: { amount: 158, currency: 'EUR', estimated: true },
  record: { id: 'rec_1', proof: '/v1/archive/records/rec_1/proof' },
}
