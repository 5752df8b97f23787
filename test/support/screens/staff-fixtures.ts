import { createHash } from 'node:crypto'
import type { Me, Message, MessageRow } from '../../../admin-ui/src/ui/api/api-types.ts'
import type { ArchiveHit, ArchiveRecord } from '../../../admin-ui/src/ui/api/archive-types.ts'
import type {
  AuditEntry,
  ChannelState,
  DeadLetter,
  PrintRun,
  ReturnFile,
} from '../../../admin-ui/src/ui/api/operator-types.ts'
import { permissions } from '../../../core/words/permission.ts'
import { inDays } from './inbox-fixtures.ts'
import { returnedPage } from './incoming-mail-fixtures.ts'
import { makeProof } from './make-proof.ts'
import type { Call, Fixtures } from './open-fixture-server.ts'
import { operationFixtures } from './operation-fixtures.ts'
import {
  printCalendar,
  printClosingDays,
  printContract,
  printDifferences,
  printForecast,
  printProposal,
  tariffProposal,
} from './print-fixtures.ts'
import { letterPage, pdf } from './staff-documents.ts'
import { templateFixtures } from './template-fixtures.ts'

export const staff: Me = {
  name: 'Bram Testers',
  door: 'staff',
  entities: [
    {
      id: 'ent_tax',
      code: 'OVO000001',
      name: { nl: 'Agentschap Voorbeeldbelastingen' },
      roles: ['sender', 'archivist', 'reviewer'],
      permissions: permissions.filter((each) => each !== 'hub:operate'),
    },
    {
      id: 'ent_town',
      code: '0206731645',
      name: { nl: 'Gemeente Voorbeeldegem' },
      roles: ['sender'],
      permissions: ['messages:read', 'messages:send', 'templates:read'],
    },
  ],
  isOperator: true,
  mandates: [],
  actingFor: null,
  csrfToken: 'csrf-staff',
  expiresAt: inDays(0.3),
  trial: true,
}

const row = (id: string, part: Partial<MessageRow>): MessageRow => ({
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
const rows: readonly MessageRow[] = [
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

const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
export const message: Message = {
  submittedBy: { actor: 'key:1', name: 'boekhouding' },
  ...row('msg_1', { status: 'processing' }),
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

const hits: readonly ArchiveHit[] = [
  {
    id: 'rec_1',
    message: 'msg_1',
    status: 'read',
    letterDate: inDays(-400).slice(0, 10),
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
    letterDate: inDays(-1).slice(0, 10),
    series: 'bezwaarschriften',
    subject: 'We hebben uw bezwaar ontvangen',
    entity: 'OVO000001',
    recipientName: 'Ann Testers',
    reference: 'BZ-2023-02041',
  },
]
const record: ArchiveRecord = {
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
  letterDate: inDays(-400).slice(0, 10),
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

const run: PrintRun = {
  id: 'run_1',
  entity: 'ent_1',
  entityName: { nl: 'Gemeente Voorbeeldegem' },
  contract: 'ctr_1',
  contractName: 'Post 2025-2028',
  partner: 'Drukpartner Voorbeeld',
  status: 'overdue',
  cutOffAt: inDays(-3),
  handedOverAt: inDays(-3),
  dueAt: inDays(-0.1),
  letters: 3412,
  sheets: 4871,
  parts: [
    { n: 1, letters: 1000, sheets: 1412, sha256: '9f2c'.repeat(16), status: 'reconciled' },
    { n: 2, letters: 2412, sheets: 3459, sha256: 'c07e'.repeat(16), status: 'accepted' },
  ],
  arrivals: [
    { postage: 'non-priority', zone: 'BE', letters: 3300, by: '2026-12-04' },
    { postage: 'priority', zone: 'EU', letters: 112 },
  ],
  overdue: ['msg_1', 'msg_3'],
  reconciliation: {
    letters: 3412,
    accepted: 3410,
    printed: 3410,
    posted: 3408,
    rejected: 2,
    returned: 7,
    withoutEnd: 2,
    sheets: 4871,
    printedSheets: 4873,
    amount: { amount: 443_382, currency: 'EUR' },
    withoutPrice: 0,
    envelopes: 3300,
    bundled: 180,
    saving: { amount: 12_400, currency: 'EUR' },
    billed: {
      envelopes: 3298,
      sheets: 4873,
      amount: { amount: 443_426, currency: 'EUR' },
      ownSheets: 4871,
      ownAmount: { amount: 443_382, currency: 'EUR' },
    },
    controlCopy: 'posted',
  },
}
export const openRun: PrintRun = {
  id: 'run_2',
  entity: 'ent_2',
  entityName: { nl: 'Agentschap Voorbeeldpremies' },
  contract: run.contract,
  contractName: 'Post 2025-2028',
  partner: 'Drukpartner Voorbeeld',
  status: 'open',
  cutOffAt: inDays(0.2),
  letters: 2430,
  sheets: 2900,
  parts: [],
  overdue: [],
  reconciliation: {
    letters: 2430,
    accepted: 0,
    printed: 0,
    posted: 0,
    rejected: 0,
    returned: 0,
    withoutEnd: 2430,
    sheets: 0,
    printedSheets: 0,
    amount: { amount: 291_600, currency: 'EUR' },
    withoutPrice: 0,
    envelopes: 2430,
    bundled: 0,
    saving: { amount: 0, currency: 'EUR' },
    billed: {
      envelopes: 0,
      sheets: 0,
      amount: { amount: 0, currency: 'EUR' },
      ownSheets: 0,
      ownAmount: { amount: 0, currency: 'EUR' },
    },
  },
}

const channels: readonly ChannelState[] = [
  {
    name: 'ebox',
    paused: true,
    pausedBy: { actor: 'staff:1', name: 'Yusuf Werkbank' },
    pausedAt: inDays(-0.07),
    pauseReason: 'Onderhoud bij de eBox, wacht op antwoord',
    failures: 0,
    waiting: 12,
    oldestAt: inDays(-0.06),
    underWay: 1,
    perSecond: 50,
    atOnce: 20,
    certificates: [{ name: 'client', state: 'ENDS', endsAt: inDays(19.5), checkedAt: inDays(-0.02) }],
  },
  { name: 'inbox', paused: false, failures: 0, waiting: 0, underWay: 0, lastSuccessAt: inDays(-0.01) },
  {
    name: 'email',
    paused: false,
    failures: 4,
    restsUntil: inDays(0.01),
    waiting: 3,
    oldestAt: inDays(-0.02),
    nextAt: inDays(0.01),
    underWay: 0,
    lastFailureAt: inDays(-0.01),
    lastFailure: '421 4.7.0',
  },
  { name: 'print', paused: false, failures: 0, waiting: 0, underWay: 0 },
]
const audit: AuditEntry[] = [
  ['aud_3', 'add-member', 'member', 'hub'],
  ['aud_2', 'create-key-beyond-own', 'api-key', 'staff'],
  ['aud_1', 'export-archive', 'entity', 'hub'],
].map(([id = '', action = '', subjectKind = '', actorKind]) => ({
  id,
  at: inDays(-1),
  actorKind: actorKind === 'hub' ? 'hub' : 'staff',
  actor: 'staff:1',
  action,
  subjectKind,
  subject: 'x_1',
}))
const deadLetters: readonly DeadLetter[] = [
  {
    id: 'dle_1',
    message: 'msg_9',
    entity: 'ent_1',
    entityName: { nl: 'Gemeente Voorbeeldegem' },
    reference: 'PR-2026-00921',
    template: 'aanslagbiljet',
    stage: 'deliver',
    code: '08006',
    kind: 'database',
    replay: 'later',
    attempts: 14,
    firstAt: inDays(-0.4),
  },
]

const returnFiles: readonly ReturnFile[] = [
  {
    id: 'rtf_1',
    partner: 'Drukpartner Voorbeeld',
    file: 'retour-1123-2.csv',
    status: 'done',
    lines: 3398,
    taken: 3396,
    refused: 2,
    failures: 0,
    faults: [
      { line: 118, reason: 'unknown-letter', letter: 'dlv_01kb0000000000000000000000_1' },
      { line: 240, reason: 'at' },
    ],
    firstAt: inDays(-0.1),
    lastAt: inDays(-0.1),
  },
]

const page = (items: readonly unknown[]) => () => ({ json: { items } })
const bytes = (content: Buffer, type: string) => () => ({ bytes: content, type })

/** Staff of two entities who also operate the hub; a test replaces the values that it is about. */
export const office: Fixtures = {
  'GET /v1/me': () => ({ json: staff }),
  'GET /v1/messages': ({ query }: Call) => {
    const status = query.get('status')
    const items = rows.filter((each) => status === null || each.status === status)
    if (query.get('cursor') !== null) return { json: { items: [row('msg_5', { reference: 'OV-2026-0000005' })] } }
    return { json: status === null ? { items, next: 'cursor-2' } : { items } }
  },
  'GET /v1/messages/msg_1': () => ({ json: message }),
  'GET /v1/messages/msg_1/documents/doc_1': bytes(pdf, 'application/pdf'),
  'GET /v1/messages/msg_1/documents/doc_2': bytes(letterPage, 'text/html; charset=utf-8'),
  'POST /v1/archive/searches': () => ({ json: { items: hits, facets: { total: { records: hits.length } } } }),
  'GET /v1/archive/records/rec_1': () => ({ json: record }),
  'GET /v1/archive/records/rec_1/proof': () => ({ json: proof }),
  'GET /v1/archive/records/rec_1/documents/1': bytes(pdf, 'application/pdf'),
  'GET /v1/archive/records/rec_1/documents/2': bytes(letterPage, 'text/html; charset=utf-8'),
  'GET /v1/print-runs': page([openRun, run]),
  'GET /v1/print-overdue': () => ({
    json: {
      items: [
        {
          kind: 'not-received',
          run: run.id,
          entity: run.entity,
          entityName: run.entityName,
          contract: run.contract,
          contractName: run.contractName,
          partner: run.partner,
          cutOffAt: run.cutOffAt,
          since: run.cutOffAt,
          letters: 3,
          of: run.letters,
        },
      ],
    },
  }),
  'GET /v1/print-runs/run_1': () => ({ json: run }),
  'GET /v1/print-runs/run_1/reconciliation': () => ({ json: { run, differences: printDifferences } }),
  'GET /v1/print-contracts': page([printContract]),
  'GET /v1/print-contracts/ctr_1': () => ({ json: printContract }),
  'GET /v1/print-contracts/ctr_1/calendar': () => ({ json: { items: printCalendar } }),
  'GET /v1/print-contracts/ctr_1/closing-days': () => ({ json: printClosingDays }),
  'GET /v1/returned-letters': () => ({ json: returnedPage }),
  'GET /v1/return-rates': () => ({ json: { items: [] } }),
  'GET /v1/incoming': () => ({ json: { items: [] } }),
  'GET /v1/print-proposals': page([printProposal, tariffProposal]),
  'GET /v1/print-proposals/prp_1': () => ({ json: printProposal }),
  'GET /v1/print-proposals/prp_2': () => ({ json: tariffProposal }),
  'GET /v1/print-contracts/ctr_1/forecast': () => ({ json: { items: printForecast } }),
  'GET /v1/print-runs/run_2': () => ({ json: openRun }),
  ...templateFixtures,
  'GET /v1/channels': page(channels),
  'GET /v1/sender-domains': page([]),
  'GET /v1/complaint-rates': () => ({
    json: { windowDays: 7, warnPercent: 0.1, brakePercent: 0.25, minMails: 1000, items: [] },
  }),
  'GET /v1/return-files': page(returnFiles),
  'GET /v1/unread-reports': page([]),
  'GET /v1/audit': page(audit),
  'GET /v1/dead-letters': page(deadLetters),
  ...operationFixtures,
  'POST /auth/logout': () => ({ json: {} }),
}
