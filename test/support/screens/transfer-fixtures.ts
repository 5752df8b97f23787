import type { Transfer, TransferPackage } from '../../../admin-ui/src/ui/api/retention-types.ts'
import { inDays } from './inbox-fixtures.ts'
import type { Fixtures } from './open-fixture-server.ts'
import { series } from './retention-fixtures.ts'

export const transfer: Transfer = {
  id: 'trf_1',
  series: 'beslissingen',
  seriesName: { nl: 'Beslissingen', en: 'Decisions' },
  rule: { destination: 'keep', legalGround: 'Selectieregel 12' },
  archiveService: 'Digitaal Archief Vlaanderen',
  status: 'waiting',
  until: inDays(0).slice(0, 10),
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
