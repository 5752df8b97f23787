import * as operator from '../contract/hub/operator.ts'
import { get, type Route } from '../server/route.ts'
import { getAudit } from './audit-handlers.ts'

/** The audit log. */
export const auditRoutes: readonly Route[] = [
  get('/v1/audit', { permission: ['entity:manage', 'hub:operate'], operation: operator.listAudit, handler: getAudit }),
]
