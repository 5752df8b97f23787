import type { Me } from '../../../admin-ui/src/ui/api/api-types.ts'
import type { AuditEntry, ChannelState, DeadLetter, ReturnFile } from '../../../admin-ui/src/ui/api/operator-types.ts'
import { permissions } from '../../../core/words/permission.ts'
import { hits, proof, record } from './archive-fixtures.ts'
import { callbackFixtures } from './callback-fixtures.ts'
import { noFalseLetters } from './false-letter-fixtures.ts'
import { inDays } from './inbox-fixtures.ts'
import { returnedPage } from './incoming-mail-fixtures.ts'
import { limitsFixtures } from './limits-fixtures.ts'
import { message, row, rows } from './message-fixtures.ts'
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
import { openRun, run } from './run-fixtures.ts'
import { letterPage, pdf } from './staff-documents.ts'
import { statisticsFixtures } from './statistics-fixtures.ts'
import { suppressedFixtures } from './suppressed-fixtures.ts'
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
    billed: 0,
    billedUnknown: 158,
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
  'GET /v1/archive/records/rec_1/seal': () => ({ json: { sealed: false } }),
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
  'GET /v1/reader-copies': () => ({ json: { items: [] } }),
  'GET /v1/cases': () => ({ json: { items: [], counts: { open: 0, mine: 0, unowned: 0 } } }),
  'GET /v1/returned-letters': () => ({ json: returnedPage }),
  'GET /v1/return-rates': () => ({ json: { items: [] } }),
  'GET /v1/incoming': () => ({ json: { items: [] } }),
  'GET /v1/letter-drafts': page([]),
  'GET /v1/batches': page([]),
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
  ...noFalseLetters,
  ...operationFixtures,
  ...callbackFixtures,
  ...limitsFixtures,
  ...statisticsFixtures,
  ...suppressedFixtures,
  'POST /auth/logout': () => ({ json: {} }),
}
