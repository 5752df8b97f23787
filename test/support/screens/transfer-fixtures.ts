import type { Disposal, Transfer, TransferPackage } from '../../../admin-ui/src/ui/api/retention-types.ts'
import { dayIn, inDays } from './inbox-fixtures.ts'
import type { Fixtures } from './open-fixture-server.ts'
import { disposal, series } from './retention-fixtures.ts'

export const transfer: Transfer = {
  id: 'trf_1',
  series: 'beslissingen',
  seriesName: { nl: 'Beslissingen', en: 'Decisions' },
  rule: { destination: 'keep', legalGround: 'Selectieregel 12' },
  archiveService: 'Digitaal Archief Vlaanderen',
  status: 'waiting',
  until: dayIn(0),
  counts: {
    records: 1_842,
    held: 2,
    transferred: 0,
    dropped: 0,
    bytes: 412_000_000,
    excluded: { 'under-way': 1, 'dossier-incomplete': 4, 'term-runs': 2 },
    packages: { waiting: 611 },
  },
  proposedBy: 'Joris Proefstuk',
  proposedAt: inDays(-2),
  own: false,
}
/** With the archive service: it refused one package. */
export const packed: Transfer = {
  ...transfer,
  id: 'trf_2',
  status: 'packed',
  counts: { ...transfer.counts, transferred: 1_204, packages: { packed: 1, accepted: 1, refused: 1 } },
  decidedBy: 'Bram Testers',
  decidedAt: inDays(-1),
}
/** Over: the copies here can be dropped. */
export const over: Transfer = {
  ...packed,
  id: 'trf_3',
  status: 'done',
  counts: { ...transfer.counts, transferred: 1_842, packages: { accepted: 611 } },
  endedAt: inDays(-60),
  dropFrom: inDays(-30).slice(0, 10),
}
export const drop: Disposal = {
  ...disposal,
  id: 'dsp_9',
  series: 'beslissingen',
  seriesName: transfer.seriesName,
  rule: transfer.rule,
  transferred: { transfer: 'trf_3', archiveService: 'Digitaal Archief Vlaanderen' },
  own: true,
}
const package_ = (n: number, more: Partial<TransferPackage>): TransferPackage => ({
  package: `trf_2-00000${n}`,
  dossier: `OMV-2024-0${n}17`,
  records: 3 * n,
  openedOn: '2024-03-04',
  closedOn: '2024-09-12',
  status: 'packed',
  packedAt: inDays(-1),
  size: 1_200_000,
  ...more,
})

/** Letters without dossier. */
const { dossier: _dossier, ...month } = package_(3, {})

/** Transfers as the API answers for the staff fixtures. */
export const transferFixtures: Fixtures = {
  'GET /v1/archive/series': () => ({ json: { items: series } }),
  'GET /v1/archive/transfers': () => ({
    json: { items: [transfer, packed, { ...packed, id: 'trf_0', status: 'done' }] },
  }),
  'GET /v1/archive/transfers/trf_1': () => ({ json: transfer }),
  'GET /v1/archive/transfers/trf_1/packages': () => ({
    json: { items: [package_(1, { status: 'waiting' }), package_(2, { status: 'waiting' })] },
  }),
  'GET /v1/archive/transfers/trf_3': () => ({ json: over }),
  'GET /v1/archive/transfers/trf_3/packages': () => ({ json: { items: [package_(1, { status: 'accepted' })] } }),
  'GET /v1/archive/transfers/trf_4': () => ({ json: { ...over, id: 'trf_4', dropFrom: inDays(9).slice(0, 10) } }),
  'GET /v1/archive/transfers/trf_4/packages': () => ({ json: { items: [package_(1, { status: 'accepted' })] } }),
  'GET /v1/archive/transfers/trf_2': () => ({ json: packed }),
  'GET /v1/archive/transfers/trf_2/packages': () => ({
    json: {
      items: [
        package_(1, { status: 'accepted', reference: 'DAV-2026-118' }),
        package_(2, { status: 'refused', reason: 'Openingsdatum ontbreekt' }),
        month,
      ],
    },
  }),
}
