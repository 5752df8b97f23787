import * as operator from '../contract/hub/operator.ts'
import { get, post, type Route } from '../server/route.ts'
import { getUnreadReports, postSettleUnreadReport } from './unread-report-handlers.ts'

/** Mails that came back and that no reader understood. */
export const unreadReportRoutes: readonly Route[] = [
  get('/v1/unread-reports', {
    permission: 'hub:operate',
    operation: operator.listUnreadReports,
    handler: getUnreadReports,
  }),
  post('/v1/unread-reports/{id}/settle', {
    permission: 'hub:operate',
    operation: operator.settleUnreadReport,
    handler: postSettleUnreadReport,
  }),
]
