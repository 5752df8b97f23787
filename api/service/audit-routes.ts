import { postAuditExport, postAuditSearch } from '../audit/search-handlers.ts'
import { getUnusualLooks, postExplanation } from '../audit/unusual-handlers.ts'
import * as audit from '../contract/audit.ts'
import * as operator from '../contract/hub/operator.ts'
import { get, post, type Route } from '../server/route.ts'
import { getAudit } from './audit-handlers.ts'

/** The audit log. */
export const auditRoutes: readonly Route[] = [
  get('/v1/audit', {
    permission: ['entity:manage', 'audit:read', 'hub:operate'],
    operation: operator.listAudit,
    handler: getAudit,
  }),
  post('/v1/audit/searches', {
    permission: 'audit:read',
    limit: 'read',
    operation: audit.searchAudit,
    handler: postAuditSearch,
  }),
  post('/v1/audit/exports', {
    permission: 'audit:read',
    operation: audit.exportAudit,
    handler: postAuditExport,
  }),
  get('/v1/audit/unusual', {
    permission: 'audit:read',
    operation: audit.listUnusualLooks,
    handler: getUnusualLooks,
  }),
  post('/v1/audit/unusual/explanations', {
    permission: 'audit:read',
    operation: audit.explainUnusualLook,
    handler: postExplanation,
  }),
]
