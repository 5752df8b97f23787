import * as batches from '../contract/batches/batches.ts'
import * as prices from '../contract/batches/list-prices.ts'
import * as mends from '../contract/batches/mends.ts'
import * as rows from '../contract/batches/rows.ts'
import { get, patch, post, put, type Route } from '../server/route.ts'
import { getBatch, getBatches } from './batch-handlers.ts'
import { getBatchMend, patchBatchRows, postUndoMend } from './mend-handlers.ts'
import { postBatch } from './post-batch.ts'
import { getBatchTotals, getRowDocument, postRowPreview } from './preview-handlers.ts'
import { getBatchResult } from './result-csv.ts'
import { getBatchFaults, getBatchRow, getBatchRows, patchBatchRow } from './row-handlers.ts'
import {
  getBatchEvents,
  getStopPreview,
  postCancelBatch,
  postContinue,
  postPause,
  postResume,
  putBatchStages,
} from './stage-handlers.ts'

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
    operation: rows.listBatchRows,
    handler: getBatchRows,
  }),
  patch('/v1/batches/{id}/rows', {
    permission: 'messages:send',
    operation: mends.mendBatchRows,
    handler: patchBatchRows,
  }),
  get('/v1/batches/{id}/rows/{row}', {
    permission: 'messages:read',
    operation: rows.getBatchRow,
    handler: getBatchRow,
  }),
  patch('/v1/batches/{id}/rows/{row}', {
    permission: 'messages:send',
    operation: rows.mendBatchRow,
    handler: patchBatchRow,
  }),
  get('/v1/batches/{id}/faults', {
    permission: 'messages:read',
    operation: rows.listBatchFaults,
    handler: getBatchFaults,
  }),
  get('/v1/batches/{id}/mends/{mend}', {
    permission: 'messages:read',
    operation: mends.getBatchMend,
    handler: getBatchMend,
  }),
  post('/v1/batches/{id}/mends/{mend}/undo', {
    permission: 'messages:send',
    operation: mends.undoBatchMend,
    handler: postUndoMend,
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
  put('/v1/batches/{id}/stages', {
    permission: 'messages:send',
    operation: batches.setBatchStages,
    handler: putBatchStages,
  }),
  get('/v1/batches/{id}/stop-preview', {
    permission: ['messages:read', 'messages:stop'],
    operation: batches.previewBatchStop,
    handler: getStopPreview,
  }),
  get('/v1/batches/{id}/events', {
    permission: 'messages:read',
    operation: batches.listBatchEvents,
    handler: getBatchEvents,
  }),
  get('/v1/batches/{id}/result', {
    permission: 'messages:read',
    operation: batches.getBatchResult,
    handler: getBatchResult,
  }),
]
