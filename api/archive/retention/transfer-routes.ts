import * as transfers from '../../contract/retention/transfers.ts'
import { get, post, type Route } from '../../server/route.ts'
import {
  getPackageFile,
  getPackages,
  getTransfer,
  getTransfers,
  postAnswers,
  postApproveTransfer,
  postDrop,
  postRefuseTransfer,
  postRepackTransfer,
  postStopTransfer,
  postTransfer,
  postWithdrawTransfer,
} from './transfer-handlers.ts'
import { getTransferIndex } from './transfer-index-handler.ts'

const reads = 'archive:read'
const manages = 'archive:manage'

/** Transfer of records to an archive service. */
export const transferRoutes: readonly Route[] = [
  get('/v1/archive/transfers', { permission: reads, operation: transfers.listTransfers, handler: getTransfers }),
  post('/v1/archive/transfers', { permission: manages, operation: transfers.proposeTransfer, handler: postTransfer }),
  get('/v1/archive/transfers/{id}', { permission: reads, operation: transfers.getTransfer, handler: getTransfer }),
  post('/v1/archive/transfers/{id}/approve', {
    permission: manages,
    operation: transfers.approveTransfer,
    handler: postApproveTransfer,
  }),
  post('/v1/archive/transfers/{id}/refuse', {
    permission: manages,
    operation: transfers.refuseTransfer,
    handler: postRefuseTransfer,
  }),
  post('/v1/archive/transfers/{id}/withdraw', {
    permission: manages,
    operation: transfers.withdrawTransfer,
    handler: postWithdrawTransfer,
  }),
  post('/v1/archive/transfers/{id}/stop', {
    permission: manages,
    operation: transfers.stopTransfer,
    handler: postStopTransfer,
  }),
  post('/v1/archive/transfers/{id}/repack', {
    permission: manages,
    operation: transfers.repackTransfer,
    handler: postRepackTransfer,
  }),
  post('/v1/archive/transfers/{id}/drop', {
    permission: manages,
    operation: transfers.proposeTransferDrop,
    handler: postDrop,
  }),
  get('/v1/archive/transfers/{id}/packages', {
    permission: reads,
    operation: transfers.listTransferPackages,
    handler: getPackages,
  }),
  get('/v1/archive/transfers/{id}/packages/{package}', {
    permission: manages,
    operation: transfers.getTransferPackage,
    handler: getPackageFile,
  }),
  get('/v1/archive/transfers/{id}/index', {
    permission: reads,
    operation: transfers.getTransferIndex,
    handler: getTransferIndex,
  }),
  post('/v1/archive/transfers/{id}/answers', {
    permission: manages,
    operation: transfers.answerTransfer,
    handler: postAnswers,
  }),
]
