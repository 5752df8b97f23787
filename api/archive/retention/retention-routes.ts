import * as disposals from '../../contract/retention/disposals.ts'
import * as holds from '../../contract/retention/holds.ts'
import * as series from '../../contract/retention/series.ts'
import { get, post, type Route } from '../../server/route.ts'
import { getCertificate } from './certificate-handler.ts'
import {
  getDisposal,
  getDisposalRecords,
  getDisposals,
  postApprove,
  postDisposal,
  postRefuse,
  postStop,
  postWithdraw,
} from './disposal-handlers.ts'
import { getHolds, postHold, postRelease } from './hold-handlers.ts'
import {
  getSeries,
  getSeriesChanges,
  postApproveChange,
  postDossier,
  postRefuseChange,
  postSeries,
  postWithdrawChange,
} from './series-handlers.ts'

const reads = 'archive:read'
const manages = 'archive:manage'

/** Retention: series and their rules, legal holds, and disposals. */
export const retentionRoutes: readonly Route[] = [
  get('/v1/archive/series', { permission: reads, operation: series.listSeries, handler: getSeries }),
  post('/v1/archive/series', { permission: manages, operation: series.changeSeries, handler: postSeries }),
  get('/v1/archive/series-changes', {
    permission: reads,
    operation: series.listSeriesChanges,
    handler: getSeriesChanges,
  }),
  post('/v1/archive/series-changes/{id}/approve', {
    permission: manages,
    operation: series.approveSeriesChange,
    handler: postApproveChange,
  }),
  post('/v1/archive/series-changes/{id}/refuse', {
    permission: manages,
    operation: series.refuseSeriesChange,
    handler: postRefuseChange,
  }),
  post('/v1/archive/series-changes/{id}/withdraw', {
    permission: manages,
    operation: series.withdrawSeriesChange,
    handler: postWithdrawChange,
  }),
  post('/v1/archive/dossiers', { permission: manages, operation: series.setDossierState, handler: postDossier }),
  get('/v1/archive/holds', { permission: reads, operation: holds.listHolds, handler: getHolds }),
  post('/v1/archive/holds', { permission: manages, operation: holds.placeHold, handler: postHold }),
  post('/v1/archive/holds/{id}/release', { permission: manages, operation: holds.releaseHold, handler: postRelease }),
  get('/v1/archive/disposals', { permission: reads, operation: disposals.listDisposals, handler: getDisposals }),
  post('/v1/archive/disposals', { permission: manages, operation: disposals.proposeDisposal, handler: postDisposal }),
  get('/v1/archive/disposals/{id}', { permission: reads, operation: disposals.getDisposal, handler: getDisposal }),
  get('/v1/archive/disposals/{id}/records', {
    permission: reads,
    operation: disposals.listDisposalRecords,
    handler: getDisposalRecords,
  }),
  post('/v1/archive/disposals/{id}/approve', {
    permission: manages,
    operation: disposals.approveDisposal,
    handler: postApprove,
  }),
  post('/v1/archive/disposals/{id}/refuse', {
    permission: manages,
    operation: disposals.refuseDisposal,
    handler: postRefuse,
  }),
  post('/v1/archive/disposals/{id}/withdraw', {
    permission: manages,
    operation: disposals.withdrawDisposal,
    handler: postWithdraw,
  }),
  post('/v1/archive/disposals/{id}/stop', {
    permission: manages,
    operation: disposals.stopDisposal,
    handler: postStop,
  }),
  get('/v1/archive/disposals/{id}/certificate', {
    permission: reads,
    operation: disposals.getDisposalCertificate,
    handler: getCertificate,
  }),
]
