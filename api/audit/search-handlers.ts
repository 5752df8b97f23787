import { Readable } from 'node:stream'
import { type AuditQuestion, countAudit, findAudit } from '../../core/audit/find-audit.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { EntityId, Id } from '../../core/words/id.ts'
import { entityOf } from '../authentication/caller.ts'
import type * as contract from '../contract/audit.ts'
import { byteOrderMark, csvLine } from '../http/csv-reply.ts'
import { pageOf } from '../http/cursor.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { questionOf } from './question-of.ts'
import { showLines } from './show-line.ts'

/** Lines that are counted for the head of the page. */
const maxCounted = 10_000
/** Lines of one file; more are no longer readable in a spreadsheet. */
const maxExported = 100_000
const linesAtOnce = 1_000

/** `POST /v1/audit/searches`: reading the log is a line of the log. */
export async function postAuditSearch(call: CallOf<typeof contract.searchAudit>, deps: ApiDeps): Promise<Reply> {
  const { limit, cursor, ...criteria } = call.body
  const { id: entity } = entityOf(call.caller)
  const before = cursor === undefined ? undefined : (deps.cursors.read('audit-lines', cursor) as Id<'audit'>)
  const question = await questionOf(call, criteria, deps)
  const [rows, total] = await deps.database.asEntity(entity, async (tx) => [
    await findAudit(tx, entity, question, limit + 1, before),
    await countAudit(tx, entity, question, maxCounted + 1),
  ])
  await noteReading(call, 'read-audit', question, criteria, { found: total }, deps)
  const page = pageOf(
    rows,
    limit,
    (row) => row,
    (row) => deps.cursors.write('audit-lines', row.id),
  )
  return json(200, {
    ...page,
    items: await showLines(page.items, entity, deps),
    total: total > maxCounted ? `${maxCounted}+` : total,
  })
}

/** `POST /v1/audit/exports`: written while it is read. */
export async function postAuditExport(call: CallOf<typeof contract.exportAudit>, deps: ApiDeps): Promise<Reply> {
  const { id: entity } = entityOf(call.caller)
  const question = await questionOf(call, call.body, deps)
  const total = await deps.database.asEntity(entity, (tx) => countAudit(tx, entity, question, maxExported))
  await noteReading(call, 'export-audit', question, call.body, { exported: total }, deps)
  return {
    status: 200,
    stream: Readable.from(linesOf(entity, question, deps)),
    mediaType: 'text/csv; charset=utf-8',
    headers: { 'Content-Disposition': 'attachment; filename="audit.csv"' },
  }
}

const heads = [
  'at',
  'who',
  'actor',
  'action',
  'about',
  'kind',
  'subject',
  'purpose',
  'searched by',
  'found',
  'exported',
]

async function* linesOf(entity: EntityId, question: AuditQuestion, deps: ApiDeps): AsyncGenerator<string> {
  yield `${byteOrderMark}${csvLine(heads)}`
  let before: Id<'audit'> | undefined
  for (let written = 0; written < maxExported; written += linesAtOnce) {
    const rows = await deps.database.asEntity(entity, (tx) => findAudit(tx, entity, question, linesAtOnce, before))
    const lines = await showLines(rows, entity, deps)
    yield lines.map((line) => csvLine(cellsOf(line))).join('')
    if (rows.length < linesAtOnce) return
    before = rows.at(-1)?.id
  }
  yield csvLine([
    `There are more lines: this file has the newest ${maxExported}. Export a shorter period for the others.`,
  ])
}

function cellsOf(line: contract.AuditLine): (string | number)[] {
  return [
    line.at,
    line.actorName ?? '',
    line.actor,
    line.action,
    line.person?.name ?? '',
    line.subjectKind,
    line.subject,
    line.purpose ?? '',
    (line.by ?? []).join(' '),
    line.found ?? '',
    line.exported ?? '',
  ]
}

async function noteReading(
  call: Pick<Call, 'caller'> & object,
  action: string,
  { about }: AuditQuestion,
  criteria: object,
  figures: { readonly found?: number; readonly exported?: number },
  { database }: ApiDeps,
): Promise<void> {
  const { id: entity } = entityOf(call.caller)
  await recordAudit(database, entity, {
    ...noteOf(call as Call, action, 'audit', 'log'),
    person: about?.person,
    detail: { by: Object.keys(criteria), ...figures },
  })
}
