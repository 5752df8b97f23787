import * as print from '../../contract/print/print.ts'
import { get, post, type Route } from '../../server/route.ts'
import { getOverdueMail } from './overdue-mail-handler.ts'
import { getPrintReconciliation } from './print-reconciliation-handler.ts'
import { getPrintRun, getPrintRuns, postClosePrintRun, postRerunPrintPart } from './print-run-handlers.ts'

/** Print runs. */
export const printRunRoutes: readonly Route[] = [
  get('/v1/print-runs', {
    permission: ['hub:operate', 'entity:manage'],
    operation: print.listPrintRuns,
    handler: getPrintRuns,
  }),
  get('/v1/print-overdue', {
    permission: ['hub:operate', 'entity:manage'],
    operation: print.listOverdueMail,
    handler: getOverdueMail,
  }),
  get('/v1/print-runs/{id}', {
    permission: ['hub:operate', 'entity:manage'],
    operation: print.getPrintRun,
    handler: getPrintRun,
  }),
  post('/v1/print-runs/{id}/close', {
    permission: ['hub:operate', 'entity:manage'],
    operation: print.closePrintRun,
    handler: postClosePrintRun,
  }),
  post('/v1/print-runs/{id}/parts/{n}/rerun', {
    permission: 'hub:operate',
    operation: print.rerunPrintPart,
    handler: postRerunPrintPart,
  }),
  get('/v1/print-runs/{id}/reconciliation', {
    permission: ['hub:operate', 'entity:manage'],
    operation: print.getPrintReconciliation,
    handler: getPrintReconciliation,
  }),
]
