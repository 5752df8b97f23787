import { Readable } from 'node:stream'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { showId } from '../../core/words/id.ts'
import type { RowLine } from '../../dispatcher/batches/read/list-rows.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/batches.ts'
import { byteOrderMark, csvLine } from '../http/csv-reply.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { batchNamed } from './shown-batch.ts'

const rowsAtOnce = 1_000
const heads = ['row', 'reference', 'status', 'message', 'message status', 'reason']

/** `GET /v1/batches/{id}/result`: what became of each row, without its values. It is written while it is read. */
export async function getBatchResult(call: CallOf<typeof contract.getBatchResult>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const id = batchNamed(call.path.id)
  // A list that does not exist is refused before the answer begins.
  await deps.batches.read(sender, id)
  await recordAudit(deps.database, sender.entity, noteOf(call, 'export-batch-result', 'batch', call.path.id))
  return {
    status: 200,
    stream: Readable.from(linesOf((after) => deps.batches.rows(sender, id, { after, limit: rowsAtOnce }))),
    mediaType: 'text/csv; charset=utf-8',
    headers: { 'Content-Disposition': `attachment; filename="${call.path.id}.csv"` },
  }
}

async function* linesOf(page: (after: number) => Promise<readonly RowLine[]>): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine(heads)}`
  for (let after = 0; ; ) {
    const rows = await page(after)
    yield rows.map((row) => csvLine(cellsOf(row))).join('')
    if (rows.length < rowsAtOnce) return
    after = rows.at(-1)?.row ?? after
  }
}

function cellsOf({ row, reference, status, heap, message, messageStatus, issues }: RowLine): string[] {
  const reasons = issues.map(({ column, detail }) => (column === undefined ? detail : `${column}: ${detail}`))
  return [
    String(row),
    reference ?? '',
    status === 'invalid' ? heap : status,
    message === null ? '' : showId('message', message),
    messageStatus ?? '',
    reasons.join(' '),
  ]
}
