import { recordAudit } from '../../core/audit/record-audit.ts'
import { maskInsz, readInsz } from '../../core/words/numbers/insz.ts'
import type { ColumnUse } from '../../dispatcher/batches/columns/column-use.ts'
import type { ListTable } from '../../dispatcher/batches/read/list-columns.ts'
import { restoreInsz } from '../../dispatcher/batches/values/restore-zero.ts'
import { senderOf } from '../authentication/caller.ts'
import type * as contract from '../contract/batches/list-columns.ts'
import { json, type Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { Call, CallOf } from '../server/route.ts'
import { batchNamed } from './batch-handlers.ts'
import { showBatch } from './show-batch.ts'

/** `GET /v1/batches/{id}/columns`: with values of the list, so that it is logged. */
export async function getListColumns(call: CallOf<typeof contract.getListColumns>, deps: ApiDeps): Promise<Reply> {
  const table = await deps.batches.columns(senderOf(call.caller), batchNamed(call.path.id))
  if (table === undefined) return json(200, { reading: true } satisfies contract.ListColumnsAnswer)
  await note(call, deps, 'read-batch-columns')
  return json(200, shownTable(table))
}

/** `PUT /v1/batches/{id}/columns` */
export async function putListColumns(call: CallOf<typeof contract.putListColumns>, deps: ApiDeps): Promise<Reply> {
  const sender = senderOf(call.caller)
  const batch = batchNamed(call.path.id)
  const done = await deps.batches.confirmColumns({ sender, batch, by: call.caller.actor }, call.body)
  await note(call, deps, done === 'confirmed' ? 'confirm-batch-columns' : 'read-batch-table-again')
  return json(200, showBatch(await deps.batches.read(sender, batch), call.now))
}

/** `POST /v1/batches/{id}/columns/rows/{row}` */
export async function postSampleRow(call: CallOf<typeof contract.readListRow>, deps: ApiDeps): Promise<Reply> {
  const { columns, constants = {}, restoreZeros } = call.body
  const wish = { columns, constants, restoreZeros }
  const sample = await deps.batches.sampleRow(
    senderOf(call.caller),
    batchNamed(call.path.id),
    Number(call.path.row),
    wish,
  )
  await note(call, deps, 'read-batch-row')
  const { row, line, message, faults, told } = sample
  const answer: contract.SampleRowAnswer = {
    row,
    line,
    message: withMaskedNumber(message),
    issues: faults.map(shownIssue),
    warnings: told.map(shownIssue),
  }
  return json(200, answer)
}

function shownIssue({ column, code, detail }: { column?: string; code: string; detail: string }) {
  return { ...(column !== undefined && { column }), code, detail }
}

function shownTable({ findings, guesses, variables, remembered }: ListTable): contract.ListColumnsAnswer {
  const { kind, sheet, sheets, headLine, rowCount, facts, notes, columns, firstRows, refusedChoice } = findings
  const found = new Set(guesses.flatMap(({ use, certainty }) => (certainty === 'unsure' ? [] : variableOf(use))))
  return {
    reading: false,
    format: kind,
    ...(sheet !== undefined && { sheet }),
    ...(sheets !== undefined && {
      sheets: sheets.map(({ isHidden, ...each }) => ({ ...each, hidden: isHidden })),
    }),
    headRow: headLine,
    rows: rowCount,
    shownRows: firstRows.length,
    columns: guesses.map(({ isContradicted = false, ...guess }, place) => {
      const { samples = [], filled = 0, lostZeros = [] } = columns[place] ?? {}
      return {
        ...guess,
        contradicted: isContradicted,
        samples: samples.map(maskedSample),
        filled,
        monthFirst: facts[place]?.isMonthFirst === true,
        lostZeros: lostZeros.map((each) => ({ ...each })),
      }
    }),
    missing: variables.filter(({ name, required }) => required === true && !found.has(name)).map(({ name }) => name),
    notes: notes.map(({ values, ...each }) => ({ ...each, values: { ...values } })),
    ...(refusedChoice !== undefined && {
      refusedChoice: {
        reason: refusedChoice.reason,
        detail: refusedChoice.detail,
        ...(refusedChoice.values && { values: { ...refusedChoice.values } }),
      },
    }),
    ...(remembered !== undefined && { rememberedAt: remembered.savedAt.toISOString() }),
  }
}

function variableOf(use: ColumnUse | undefined): string[] {
  return use?.use === 'variable' || use?.use === 'item' ? [use.variable] : []
}

/** A national number, also one without its zeros, as lists of people show it. */
function maskedSample(sample: string): string {
  if (readInsz(sample) === undefined && restoreInsz(sample) === undefined) return sample
  return maskInsz(sample.replaceAll(/\D/g, ''))
}

function withMaskedNumber(message: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { recipient } = message
  if (typeof recipient !== 'object' || recipient === null || !('insz' in recipient)) return { ...message }
  return { ...message, recipient: { ...recipient, insz: maskInsz(String(recipient.insz).replaceAll(/\D/g, '')) } }
}

async function note(call: Call<{ id: string }>, deps: ApiDeps, action: string): Promise<void> {
  await recordAudit(deps.database, senderOf(call.caller).entity, noteOf(call, action, 'batch', call.path.id))
}
