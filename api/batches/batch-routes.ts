import * as batches from '../contract/batches/batches.ts'
import * as prices from '../contract/batches/list-prices.ts'
import { get, patch, post, type Route } from '../server/route.ts'
import {
  getBatch,
  getBatches,
  getBatchRow,
  getBatchRows,
  patchBatchRow,
  patchBatchRows,
  postCancelBatch,
  postContinue,
  postPause,
  postResume,
} from './batch-handlers.ts'
import { postBatch } from './post-batch.ts'
import { getBatchTotals, getRowDocument, postRowPreview } from './preview-handlers.ts'

/** A caller without the right to send may still stop what others began. */
const stops = ['messages:stop', 'messages:send'] as const

/** Lists of letters: received, read, mended, stopped and continued. */
export const batchRoutes: readonly Route[] = [
  post('/v1/batches', {
    permission: 'messages:send',
    limit: 'write',
    operation: batches.postBatch,
    handler: postBatch,
  }),
  get('/v1/batches', { permission: 'messages:read', operation: batches.listBatches, handler: getBatches }),
  get('/v1/batches/{id}', { permission: 'messages:read', operation: batches.getBatch, handler: getBatch }),
  get('/v1/batches/{id}/rows', {
    permission: 'messages:read',
    operation: batches.listBatchRows,
    handler: getBatchRows,
  }),
  patch('/v1/batches/{id}/rows', {
    permission: 'messages:send',
    operation: batches.mendBatchRows,
    handler: patchBatchRows,
  }),
  get('/v1/batches/{id}/rows/{row}', {
    permission: 'messages:read',
    operation: batches.getBatchRow,
    handler: getBatchRow,
  }),
  patch('/v1/batches/{id}/rows/{row}', {
    permission: 'messages:send',
    operation: batches.mendBatchRow,
    handler: patchBatchRow,
  }),
  post('/v1/batches/{id}/rows/{row}/preview', {
    permission: 'messages:send',
    limit: 'preview',
    operation: prices.previewBatchRow,
    handler: postRowPreview,
  }),
  get('/v1/batches/{id}/rows/{row}/document', {
    permission: 'messages:send',
    limit: 'preview',
    operation: prices.getRowDocument,
    handler: getRowDocument,
  }),
  get('/v1/batches/{id}/totals', {
    permission: 'messages:read',
    operation: prices.getBatchTotals,
    handler: getBatchTotals,
  }),
  post('/v1/batches/{id}/pause', { permission: stops, operation: batches.pauseBatch, handler: postPause }),
  post('/v1/batches/{id}/resume', { permission: 'messages:send', operation: batches.resumeBatch, handler: postResume }),
  post('/v1/batches/{id}/cancel', { permission: stops, operation: batches.cancelBatch, handler: postCancelBatch }),
  post('/v1/batches/{id}/continue', {
    permission: 'messages:send',
    operation: batches.continueBatch,
    handler: postContinue,
  }),
]
