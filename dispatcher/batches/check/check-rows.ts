import { setImmediate as nextTurn } from 'node:timers/promises'
import { personIndex } from '../../../core/crypto/person-index.ts'
import type { Fault } from '../../../core/fault.ts'
import { parseId } from '../../../core/words/id.ts'
import { type CheckedRequest, isChecked, runSteps } from '../../intake/check-request.ts'
import { type RequestKey, requestKey } from '../../intake/idempotency-key.ts'
import type { IntakeDeps } from '../../intake/intake-deps.ts'
import type { MessageRequest } from '../../intake/message-request.ts'
import type { Batch, RowIssue } from '../batch.ts'
import { isMembers, issueOf, type RowContext, type RowRead, readRow } from '../rows/row-content.ts'
import type { Mends } from '../store/sealed-text.ts'
import type { BatchDeps } from './batch-deps.ts'
import { shareLookUps } from './share-look-ups.ts'

/** A stored row, as it is to be checked. */
export interface RowToCheck {
  readonly row: number
  readonly line: string
  readonly mends: Mends
}

/** A row after every step of intake; what was sent or listed before is not looked up yet. */
export interface CheckedRow {
  readonly row: number
  readonly seed: boolean
  readonly reference: string | null
  readonly key: RequestKey
  /** Whether the row names its key itself. */
  readonly hasOwnKey: boolean
  /** Its key is made of its reference and its recipient. */
  readonly isKeyOfReference?: boolean
  /** Equal for letters of one template to one recipient; null where that is not known. */
  readonly likeness: Buffer | null
  readonly templateKey: string | null
  readonly recipientIndex: Buffer | null
  readonly faults: RowIssue[]
  readonly warnings: RowIssue[]
  /** Of a row without faults. */
  readonly request?: CheckedRequest
  readonly columnAt: (pointer: string) => string
}

/** Rows after which other work of this process gets its turn. */
const rowsPerTurn = 8
const likenessBytes = 16

/** Runs every step for rows of one batch, in order. One look-up for all of them, wherever they ask the same. */
export async function checkRows(
  deps: BatchDeps,
  batch: Pick<Batch, 'id' | 'sender' | 'createdBy'>,
  key: string,
  context: RowContext,
  rows: readonly RowToCheck[],
): Promise<CheckedRow[]> {
  const read: { row: number; read: RowRead }[] = []
  for (const { row, line, mends } of rows) read.push({ row, read: await readRow(line, mends, context) })
  const intake = shareLookUps(deps.intake, batch.sender, documentsOf(read.map((each) => each.read)))
  const checked: CheckedRow[] = []
  for (const [place, each] of read.entries()) {
    if (place % rowsPerTurn === 0) await nextTurn()
    checked.push(await checkRow(deps, intake, batch, key, each.row, each.read))
  }
  return checked
}

async function checkRow(
  { shapes, keyring }: BatchDeps,
  intake: IntakeDeps,
  { id, sender, createdBy }: Pick<Batch, 'id' | 'sender' | 'createdBy'>,
  batchKey: string,
  row: number,
  { asked, key: own, isKeyOfReference = false, seed, faults: ofRow, warnings: ofCells, columnAt }: RowRead,
): Promise<CheckedRow> {
  const key = requestKey({ operation: 'message', key: own ?? `${batchKey}:${row}`, asked: asked ?? null })
  const common = { row, seed, key, hasOwnKey: own !== undefined, isKeyOfReference, columnAt }
  if (asked === undefined)
    return {
      ...common,
      reference: null,
      likeness: null,
      templateKey: null,
      recipientIndex: null,
      faults: [...ofRow],
      warnings: [],
    }
  const shaped = shapes.shape(asked)
  const request: MessageRequest = { ...shaped.request, priority: shaped.request.priority ?? 'bulk' }
  const draft = await runSteps(intake, sender, request, { by: createdBy, batch: { id, row } })
  const found = [...shaped.faults, ...draft.faults.filter(({ pointer }) => shaped.reports(pointer))]
  const faults = [...ofRow, ...distinct(found, ofRow, columnAt)]
  const templateKey = request.template?.key ?? null
  const recipientIndex = shaped.faults.length === 0 ? (personIndex(request.recipient, keyring) ?? null) : null
  return {
    ...common,
    reference: typeof asked['reference'] === 'string' ? asked['reference'].slice(0, 100) : null,
    templateKey,
    recipientIndex,
    likeness: shaped.faults.length === 0 ? likenessOf(request, recipientIndex, keyring) : null,
    faults,
    warnings: [...ofCells, ...draft.warnings.map((each) => issueOf(each, columnAt))],
    ...(faults.length === 0 && isChecked(draft) && { request: draft }),
  }
}

/** A column whose cell could not be read has that fault alone; the same fault is not reported twice. */
function distinct(found: readonly Fault[], ofRow: readonly RowIssue[], at: (pointer: string) => string): RowIssue[] {
  const named = new Set(ofRow.flatMap(({ column }) => (column === undefined ? [] : [column])))
  const issues = found
    .map((each) => issueOf(each, at))
    .filter(({ column }) => column === undefined || !named.has(column))
  return [...new Map(issues.map((each) => [`${each.code} ${each.pointer ?? ''}`, each])).values()]
}

function likenessOf(request: MessageRequest, index: Buffer | null, keyring: BatchDeps['keyring']): Buffer {
  const { template, document, recipient } = request
  const to =
    index?.toString('base64') ?? JSON.stringify([recipient.name.toLowerCase(), recipient.email, recipient.address])
  return keyring.blindIndex('address', JSON.stringify([template?.key ?? document, to])).subarray(0, likenessBytes)
}

function documentsOf(rows: readonly RowRead[]) {
  const names = rows.flatMap(({ asked }) => {
    const { document, attachments } = asked ?? {}
    return [
      document,
      ...(Array.isArray(attachments) ? attachments.map((each) => isMembers(each) && each['document']) : []),
    ]
  })
  return names.flatMap((name) => (typeof name === 'string' ? (parseId('document', name) ?? []) : []))
}
