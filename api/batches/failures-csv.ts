import { Readable } from 'node:stream'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { RowHeap, RowStatus } from '../../core/words/batch.ts'
import type { BatchId } from '../../dispatcher/batches/batch.ts'
import { reasonHead } from '../../dispatcher/batches/columns/fields.ts'
import type { RowWithValues } from '../../dispatcher/batches/read/show-rows.ts'
import { senderOf } from '../authentication/caller.ts'
import { byteOrderMark, csvLine } from '../http/csv-reply.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call } from '../server/route.ts'

/** Rows that are opened at a time. */
const rowsAtOnce = 500

interface Wanted {
  readonly status?: RowStatus
  readonly heap?: RowHeap
}

/**
 * Rows with their values and the reasons, as a table that can be corrected and posted again: the column of reasons is passed over
 * when it is read. It is written while it is read.
 */
export async function failuresReply(
  call: Call<{ id: string }>,
  deps: ApiDeps,
  id: BatchId,
  wanted: Wanted,
): Promise<Reply> {
  const sender = senderOf(call.caller)
  const { heads: ofTable } = await deps.batches.read(sender, id)
  const pages = (): AsyncGenerator<readonly RowWithValues[]> => readPages(deps, call, id, wanted)
  // What cannot be read any more is refused before the answer begins.
  const heads = ofTable?.filter((head) => head !== '') ?? (await namesOf(pages()))
  await recordAudit(deps.database, sender.entity, noteOf(call, 'export-batch-rows', 'batch', call.path.id))
  return {
    status: 200,
    stream: Readable.from(linesOf(heads, pages())),
    mediaType: 'text/csv; charset=utf-8',
    headers: { 'Content-Disposition': `attachment; filename="${call.path.id}.csv"` },
  }
}

async function* readPages(
  deps: ApiDeps,
  call: Call<{ id: string }>,
  id: BatchId,
  wanted: Wanted,
): AsyncGenerator<readonly RowWithValues[]> {
  for (let after = 0; ; ) {
    const rows = await deps.batches.rowsWithValues(senderOf(call.caller), id, { ...wanted, after, limit: rowsAtOnce })
    yield rows
    if (rows.length < rowsAtOnce) return
    after = rows.at(-1)?.row ?? after
  }
}

/** The columns of messages in JSON: every name that a row has, in the order in which they are met. */
async function namesOf(pages: AsyncGenerator<readonly RowWithValues[]>): Promise<string[]> {
  const names = new Set<string>()
  for await (const rows of pages) for (const { values } of rows) for (const name of Object.keys(values)) names.add(name)
  return [...names]
}

async function* linesOf(
  heads: readonly string[],
  pages: AsyncGenerator<readonly RowWithValues[]>,
): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine([...heads, reasonHead])}`
  for await (const rows of pages)
    yield rows
      .map(({ values, issues }) => csvLine([...heads.map((head) => cellOf(values[head])), reasonOf(issues)]))
      .join('')
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value.join('|')
  return JSON.stringify(value)
}

function reasonOf(issues: RowWithValues['issues']): string {
  return issues.map(({ column, detail }) => (column === undefined ? detail : `${column}: ${detail}`)).join(' ')
}
