import type {
  Disposal,
  DisposalRecord,
  LegalHold,
  Series,
  SeriesChange,
} from '../../../admin-ui/src/ui/api/retention-types.ts'
import { dayIn, inDays } from './inbox-fixtures.ts'
import type { Fixtures } from './open-fixture-server.ts'

const rule = { destination: 'destroy', periodMonths: 60, starts: 'sent', legalGround: 'Selectieregel 114' } as const

export const series: readonly Series[] = [
  { key: 'informatie', name: { nl: 'informatie' }, version: 0 },
  {
    key: 'parkeervergunningen',
    name: { nl: 'Parkeervergunningen', en: 'Parking permits' },
    rule,
    version: 2,
    due: 1_231,
    held: 3,
    countedAt: inDays(-0.2),
    openDisposal: 'dsp_1',
  },
  {
    key: 'beslissingen',
    name: { nl: 'Beslissingen', en: 'Decisions' },
    rule: { destination: 'keep', legalGround: 'Selectieregel 12' },
    version: 1,
  },
  {
    key: 'herinneringen',
    name: { nl: 'Herinneringen', en: 'Reminders' },
    rule: {
      destination: 'sample',
      periodMonths: 18,
      starts: 'closed',
      legalGround: 'Selectieregel 31',
      samplePerThousand: 20,
    },
    version: 1,
    due: 42,
    held: 0,
    countedAt: inDays(-0.2),
    waitingChange: 'src_1',
  },
]
export const change: SeriesChange = {
  id: 'src_1',
  series: 'herinneringen',
  name: { nl: 'Herinneringen', en: 'Reminders' },
  rule: { destination: 'destroy', periodMonths: 12, starts: 'closed', legalGround: 'Selectieregel 31' },
  before: 1,
  shortens: true,
  status: 'waiting',
  proposedBy: 'Joris Proefstuk',
  proposedAt: inDays(-1),
  own: false,
}
export const holds: readonly LegalHold[] = [
  {
    id: 'hld_1',
    of: 'dossier',
    dossier: 'D-2026-0017',
    reason: 'Lopend beroep bij de Raad voor Vergunningsbetwistingen',
    placedBy: 'Bram Testers',
    placedAt: inDays(-200),
    reviewOn: dayIn(30),
  },
  {
    id: 'hld_2',
    of: 'recipient',
    reason: 'Onderzoek van de ombudsdienst',
    placedBy: 'Joris Proefstuk',
    placedAt: inDays(-20),
  },
  { id: 'hld_3', of: 'record', record: 'rec_9', reason: 'Geschil', placedBy: 'hub:command-line', placedAt: inDays(-3) },
]
const counts = { destroy: 1_204, destroyed: 0, sample: 24, excluded: 3, bytes: 212_000_000 }
export const disposal: Disposal = {
  id: 'dsp_1',
  series: 'parkeervergunningen',
  seriesName: { nl: 'Parkeervergunningen', en: 'Parking permits' },
  rule,
  version: 2,
  status: 'waiting',
  until: dayIn(0),
  counts,
  years: [
    { year: 2019, destroy: 468, destroyed: 0, sample: 12, excluded: 0, bytes: 80_000_000, oldestDue: '2024-01-15' },
    { year: 2018, destroy: 391, destroyed: 0, sample: 8, excluded: 3, bytes: 70_000_000, oldestDue: '2023-01-09' },
    { year: 2017, destroy: 345, destroyed: 0, sample: 4, excluded: 0, bytes: 62_000_000, oldestDue: '2022-01-12' },
  ],
  comment: 'Jaarlijkse vernietiging',
  proposedBy: 'Joris Proefstuk',
  proposedAt: inDays(-14),
  own: false,
  graceDays: 7,
  backupsUntil: dayIn(35),
}
const record = (n: number, more: Partial<DisposalRecord> = {}): DisposalRecord => ({
  record: `rec_${n}`,
  verdict: 'destroy',
  year: 2018,
  dueOn: '2023-03-04',
  destroyed: false,
  reference: `PV-2018-0${200 + n}`,
  subject: 'Parkeervergunning zone Station',
  ...more,
})

/** Retention as the API answers for the staff fixtures. */
export const retentionFixtures: Fixtures = {
  'GET /v1/archive/series': () => ({ json: { items: series } }),
  'GET /v1/archive/series-changes': () => ({ json: { items: [change] } }),
  'GET /v1/archive/holds': () => ({ json: { items: holds } }),
  'GET /v1/archive/disposals': () => ({
    json: { items: [disposal, { ...disposal, id: 'dsp_0', status: 'done', counts: { ...counts, destroyed: 1_204 } }] },
  }),
  'GET /v1/archive/disposals/dsp_1': () => ({ json: disposal }),
  'GET /v1/archive/disposals/dsp_1/records': ({ query }) => ({
    json: {
      items:
        query.get('verdict') === 'excluded'
          ? [
              record(12, { verdict: 'excluded', reason: 'held', hold: 'hld_1' }),
              record(40, { verdict: 'excluded', reason: 'open-case' }),
              record(41, { verdict: 'excluded', reason: 'term-runs' }),
            ]
          : Array.from({ length: 10 }, (_, n) => record(n + Number(query.get('draw') ?? 0))),
    },
  }),
}
