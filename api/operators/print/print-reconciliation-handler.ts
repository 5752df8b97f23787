import { differencesOf } from '../../../channels/print/store/reports/run-differences.ts'
import type * as contract from '../../contract/print/print.ts'
import { csvReply } from '../../http/csv-reply.ts'
import { json, type Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import type { CallOf } from '../../server/route.ts'
import { asSeen, runNamed } from './print-run-handlers.ts'
import { reconciliationReport } from './reconciliation-report.ts'
import { shownDifference, shownRun } from './shown-print-run.ts'

const maxDifferences = 1_000

/** `GET /v1/print-runs/{id}/reconciliation`: as JSON, as CSV with a row per letter that differs, or as PDF. */
export async function getPrintReconciliation(
  call: CallOf<typeof contract.getPrintReconciliation>,
  deps: ApiDeps,
): Promise<Reply> {
  const found = await runNamed(call.path.id, call.caller, deps, call.now)
  const rows = await asSeen(call.caller, deps, (tx) => differencesOf(tx, found.id, call.now, maxDifferences))
  const run = shownRun(found)
  const differences = rows.map(shownDifference)
  switch (call.query.format) {
    case 'json':
      return json(200, { run, differences })
    case 'csv':
      return csvReply(`${run.id}.csv`, csvRows(run, differences))
    case 'pdf': {
      const { reconciliation } = run
      if (reconciliation === undefined) throw new Error('A single run has its reconciliation')
      const letter = reconciliationReport(run, reconciliation, differences, { about: found.id, now: call.now })
      const { bytes } = await deps.offices.draw(letter)
      const headers = { 'Content-Disposition': `attachment; filename="${run.id}.pdf"` }
      return { status: 200, bytes, mediaType: 'application/pdf', headers }
    }
    default:
      return call.query.format satisfies never
  }
}

function csvRows(run: contract.PrintRun, differences: readonly contract.PrintDifference[]): (string | number)[][] {
  const head = ['run', 'delivery', 'message', 'part', 'position', 'state', 'differs', 'sheets', 'printedSheets']
  const ofEnvelope = [
    'envelopeSheets',
    'envelopeCents',
    'billedSheets',
    'billedCents',
    'envelopePostageCents',
    'billedPostageCents',
  ]
  return [
    [...head, ...ofEnvelope],
    ...differences.map((each) => [
      run.id,
      each.delivery,
      each.message,
      each.part,
      each.position,
      each.state,
      each.kinds.join(' '),
      each.sheets,
      each.printedSheets ?? '',
      each.envelopeSheets,
      each.envelopeAmount?.amount ?? '',
      each.billedSheets ?? '',
      each.billedAmount?.amount ?? '',
      each.envelopePostage?.amount ?? '',
      each.billedPostage?.amount ?? '',
    ]),
  ]
}
