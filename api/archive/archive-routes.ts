import * as archive from '../contract/archive.ts'
import * as tools from '../contract/archive-tools.ts'
import * as seal from '../contract/entity/seal.ts'
import { del, get, post, type Route } from '../server/route.ts'
import { getRecordPackage } from './package-handler.ts'
import { getRecordProof } from './proof-handler.ts'
import { getRecord, getRecordDocument } from './record-handlers.ts'
import { retentionRoutes } from './retention/retention-routes.ts'
import { transferRoutes } from './retention/transfer-routes.ts'
import { getRecordSeal } from './seal-handler.ts'
import { postSearch } from './search-handler.ts'
import { deleteSavedSearch, getSavedSearches, postExport, postSavedSearch } from './search-tools-handlers.ts'
import { getRecordStatement } from './statement-handler.ts'

/** The archive: records, their documents and their proofs. */
export const archiveRoutes: readonly Route[] = [
  post('/v1/archive/searches', {
    permission: 'archive:read',
    limit: 'read',
    operation: archive.searchArchive,
    handler: postSearch,
  }),
  post('/v1/archive/exports', { permission: 'archive:read', operation: tools.exportSearch, handler: postExport }),
  get('/v1/archive/saved-searches', {
    permission: 'archive:read',
    operation: tools.listSavedSearches,
    handler: getSavedSearches,
  }),
  post('/v1/archive/saved-searches', {
    permission: 'archive:read',
    operation: tools.saveSearch,
    handler: postSavedSearch,
  }),
  del('/v1/archive/saved-searches/{id}', {
    permission: 'archive:read',
    operation: tools.removeSavedSearch,
    handler: deleteSavedSearch,
  }),
  get('/v1/archive/records/{id}', { permission: 'archive:read', operation: archive.getRecord, handler: getRecord }),
  get('/v1/archive/records/{id}/documents/{n}', {
    permission: 'archive:read',
    operation: archive.getRecordDocument,
    handler: getRecordDocument,
  }),
  get('/v1/archive/records/{id}/proof', {
    permission: 'archive:read',
    operation: archive.getRecordProof,
    handler: getRecordProof,
  }),
  get('/v1/archive/records/{id}/seal', {
    permission: 'archive:read',
    operation: seal.getRecordSeal,
    handler: getRecordSeal,
  }),
  get('/v1/archive/records/{id}/statement', {
    permission: 'archive:read',
    operation: archive.getRecordStatement,
    handler: getRecordStatement,
  }),
  get('/v1/archive/records/{id}/package', {
    permission: 'archive:read',
    operation: archive.getRecordPackage,
    handler: getRecordPackage,
  }),
  ...retentionRoutes,
  ...transferRoutes,
]
