import type { List, ListTotals, RowPreview } from '../../../admin-ui/src/ui/api/list-types.ts'
import { partsOf } from './paper-parts.ts'

const eur = (amount: number) => ({ amount, currency: 'EUR' as const })
const tariff = { contract: 'Drukwerk', partner: 'Drukpartner Voorbeeld', validFrom: '2026-07-01' }

/** A list that waits for its first stage. */
export const waitingList: List = {
  id: 'bat_1',
  status: 'paused',
  mode: 'best-effort',
  format: 'xlsx',
  dryRun: false,
  test: false,
  template: 'aanslagbiljet',
  total: 5_000,
  progress: 0,
  counts: {
    rows: 5_000,
    checked: 5_000,
    ready: 4_966,
    invalid: 34,
    fixable: 26,
    refused: 8,
    duplicate: 0,
    accepted: 0,
    sent: 0,
    delivered: 0,
    read: 0,
    undeliverable: 0,
    failed: 0,
    cancelled: 0,
  },
  letters: {},
  stages: ['rest'],
  stage: 0,
  waitsFor: 'continue',
  issues: [],
  createdAt: '2026-11-30T09:00:00Z',
  updatedAt: '2026-11-30T09:02:00Z',
  links: { self: '/v1/batches/bat_1', rows: '/v1/batches/bat_1/rows', failures: '' },
}

const onPaper = { channel: 'print', postage: 'non-priority', zone: 'BE', tariff } as const

export const listTotals: ListTotals = {
  status: 'ready',
  rows: 5_000,
  priced: 5_000,
  pricedAt: '2026-11-30T09:02:10Z',
  letters: 4_966,
  price: eur(184_332),
  paperParts: partsOf(65_412, 118_920),
  estimated: true,
  sheets: 1_446,
  unpriced: 0,
  unreachable: 0,
  refused: 0,
  unanswered: 0,
  lines: [
    { channel: 'inbox', variant: 'normal', each: { ...eur(0), estimated: false }, letters: 2_384, price: eur(0) },
    {
      ...onPaper,
      variant: 'normal',
      sheets: 1,
      each: { ...eur(130), estimated: true },
      letters: 1_398,
      price: eur(181_740),
    },
    { channel: 'email', variant: 'normal', each: { ...eur(0), estimated: false }, letters: 1_172, price: eur(0) },
    { ...onPaper, variant: 'large', sheets: 4, each: { ...eur(216), estimated: true }, letters: 12, price: eur(2_592) },
  ],
  costCentres: [{ costCentre: '4711', letters: 4_966, price: eur(184_332), unpriced: 0 }],
  moreCostCentres: false,
  tariffs: [tariff],
  spent: { letters: 0, sheets: 0, price: eur(0), paperParts: partsOf(0, 0), billed: eur(0), unbilled: 0, unpriced: 0 },
  waiting: { letters: 0, sheets: 0, price: eur(0), paperParts: partsOf(0, 0), unpriced: 0 },
}

const at = '2026-11-30T09:03:00Z'

/** The letter of a row that takes paper. */
export function rowPreview(row: number, change: Partial<RowPreview> = {}): RowPreview {
  return {
    row,
    status: 'ready',
    heap: 'ready',
    recipient: { name: 'Zeger Fictief', type: 'citizen' },
    gaps: [],
    route: [
      {
        step: 1,
        channel: 'print',
        chosen: true,
        rule: 'paper-chosen',
        because: { nl: 'De ontvanger koos voor papier.', en: 'The recipient chose paper.' },
        at,
      },
    ],
    channel: 'print',
    next: [{ if: 'returned' }],
    startsAt: at,
    language: 'nl',
    variant: 'normal',
    price: { ...eur(130), estimated: false },
    documents: [{ kind: 'letter', href: `/v1/previews/prv_${row}/letter.pdf`, mediaType: 'application/pdf', pages: 2 }],
    expiresAt: at,
    warnings: [],
    ...change,
  }
}
