import type {
  CasePage,
  CaseResend,
  DeliveryCase,
  DeliveryCaseDetail,
  UnmatchedReceipt,
} from '../../../admin-ui/src/ui/api/case-types.ts'
import { dayIn, inDays } from './inbox-fixtures.ts'
import type { Fixtures } from './open-fixture-server.ts'

const notLost = {
  nl: 'Dit zegt niet dat de brieven verloren zijn, alleen dat de drukker ze niet als gepost meldde.',
  en: 'It does not mean that the letters are lost, only that the printer did not report that it posted them.',
}
const base = {
  entity: { nl: 'Agentschap Voorbeeldbelastingen' },
  status: 'open',
  ownedByMe: false,
  openedAt: inDays(-0.1),
} as const

/** Cases as the API answers for the staff fixtures, by the nearest term. */
export const cases: readonly DeliveryCase[] = [
  {
    ...base,
    id: 'cas_1',
    reason: 'not-posted',
    channel: 'print',
    run: 'run_1',
    day: dayIn(-6),
    letters: 12,
    waiting: 11,
    endsOn: dayIn(2),
    owner: 'Bram Testers',
    ownedByMe: true,
    doesNotMean: notLost,
  },
  {
    ...base,
    id: 'cas_2',
    reason: 'not-presented',
    channel: 'print',
    day: dayIn(-9),
    letters: 2,
    waiting: 2,
    endsOn: dayIn(9),
    doesNotMean: { nl: 'Dit zegt niet dat de brieven niet aangeboden zijn, alleen dat de post het niet meldde.' },
  },
  {
    ...base,
    id: 'cas_3',
    reason: 'late-failure',
    channel: 'email',
    day: dayIn(-1),
    letters: 1,
    waiting: 1,
    doesNotMean: { nl: 'Dit zegt niet dat niemand de brief zag, wel dat de vorige status niet meer geldt.' },
  },
]
export const casePage: CasePage = { items: cases, counts: { open: 3, mine: 1, unowned: 2 } }

const [first] = cases
export const caseDetail: DeliveryCaseDetail = {
  ...(first as DeliveryCase),
  history: [
    { n: 4, at: inDays(-0.02), kind: 'reported', by: 'hub', letters: 1 },
    {
      n: 3,
      at: inDays(-0.04),
      kind: 'noted',
      by: 'Bram Testers',
      words: 'Gebeld met de drukker.\nZe zoeken krat 7, antwoord voor 16.00 uur.',
    },
    { n: 2, at: inDays(-0.06), kind: 'assigned', by: 'Bram Testers', owner: 'Bram Testers' },
    { n: 1, at: inDays(-0.1), kind: 'opened', by: 'hub', letters: 12 },
  ],
  colleagues: [
    { id: 'mbr_1', name: 'Lien Modelmans' },
    { id: 'mbr_2', name: 'Yusuf Werkbank' },
  ],
}
export const caseLetters = {
  items: [
    { message: 'msg_1', delivery: 'dlv_1_1', reference: 'OV-2026-0001', endsOn: dayIn(2) },
    { message: 'msg_2', delivery: 'dlv_2_1', reference: 'OV-2026-0002' },
    { message: 'msg_3', delivery: 'dlv_3_1', reference: 'OV-2026-0003', settledAt: inDays(-0.02), settledBy: 'posted' },
  ],
  next: 'more',
}

/** A count that waits for a person. */
export const countedResend: CaseResend = {
  id: 'rsd_1',
  way: 'next',
  status: 'counted',
  by: 'Bram Testers',
  requestedAt: inDays(-0.01),
  changedAt: inDays(-0.009),
  letters: 13,
  waiting: 0,
  ready: 9,
  sent: 0,
  cancelled: 0,
  left: 0,
  channels: [
    { channel: 'print', letters: 7, price: { amount: 1_106, currency: 'EUR' }, unpriced: 0 },
    { channel: 'inbox', letters: 2, price: { amount: 0, currency: 'EUR' }, unpriced: 0 },
  ],
  passed: [
    {
      reason: 'reported',
      because: { nl: 'Het ontbrekende bericht kwam intussen binnen.', en: 'The missing report has come in.' },
      letters: 1,
      messages: [{ message: 'msg_01kb5t3q9e8wq0h4m2n6p8r1s1', reference: 'TB-2026-001' }],
    },
    {
      reason: 'refused',
      code: 'UP-2103',
      because: { nl: 'De brief zou vandaag geweigerd worden.', en: 'The letter would be refused today.' },
      letters: 2,
      messages: [
        { message: 'msg_01kb5t3q9e8wq0h4m2n6p8r1s2', reference: 'TB-2026-002' },
        { message: 'msg_01kb5t3q9e8wq0h4m2n6p8r1s3', reference: 'TB-2026-003' },
      ],
    },
    {
      reason: 'hub-failed',
      code: 'TypeError',
      because: {
        nl: 'De hub liep vast op deze brief. De beheerders van de hub kunnen de code opzoeken.',
        en: 'The hub failed on this letter by a fault of its own. Its operators can look the code up.',
      },
      letters: 1,
      messages: [{ message: 'msg_01kb5t3q9e8wq0h4m2n6p8r1s4', reference: 'TB-2026-004' }],
    },
  ],
}

/** Reports of partners about messages that the hub does not know. */
export const unmatchedReceipts: readonly UnmatchedReceipt[] = [
  {
    id: 'umr_1',
    message: 'msg_01kb5t3q9e8wq0h4m2n6p8r1st',
    delivery: 'dlv_01kb5t3q9e8wq0h4m2n6p8r1st_1',
    channel: 'print',
    type: 'returned',
    reason: 'moved',
    at: inDays(-2),
    receivedAt: inDays(-0.2),
  },
  {
    id: 'umr_2',
    message: 'msg_01kb5t3q9e8wq0h4m2n6p8r1sv',
    delivery: 'dlv_01kb5t3q9e8wq0h4m2n6p8r1sv_1',
    type: 'posted',
    at: inDays(-9),
    receivedAt: inDays(-9),
  },
]

export const unmatchedFixtures: Fixtures = {
  'GET /v1/unmatched-receipts': ({ query }) => ({
    json: {
      items:
        query.get('status') === 'settled'
          ? [
              {
                ...unmatchedReceipts[1],
                settledAs: 'discarded',
                settledAt: inDays(-1),
                settledBy: 'Ilse Werkt',
                settledReason: 'Een brief van het oude systeem',
              },
            ]
          : unmatchedReceipts,
    },
  }),
}

export const caseFixtures: Fixtures = {
  'GET /v1/cases/cas_1/resends': () => ({ json: { items: [] } }),
  'GET /v1/cases': () => ({ json: casePage }),
  'GET /v1/cases/cas_1': () => ({ json: caseDetail }),
  'GET /v1/cases/cas_1/letters': ({ query }) => ({
    json: query.get('cursor') === null ? caseLetters : { items: caseLetters.items.slice(0, 1) },
  }),
}
