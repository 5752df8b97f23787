import type { Fault } from '../../../core/fault.ts'
import { Refusal } from '../../../core/fault.ts'
import type { CheckedRequest } from '../../intake/check-request.ts'
import type { IntakeContext } from '../../intake/intake-context.ts'
import type { MessageRequest } from '../../intake/message-request.ts'
import type { Examined } from '../../intake/review-messages.ts'
import { type Decided, decideExamined, type PreviewDeps } from '../../previews/preview-routes.ts'
import type { Batch } from '../batch.ts'
import type { BatchDeps } from '../check/batch-deps.ts'
import type { RowToCheck } from '../check/check-rows.ts'
import { rowContextOf } from '../check/row-context.ts'
import { TableRefused } from '../csv/table-refused.ts'
import { type RowRead, readRow } from '../rows/row-content.ts'
import { openSecrets } from '../store/sealed-text.ts'
import { fillGaps } from './fill-gaps.ts'

/** A value that is made up in the preview of a row, or left out of it. */
export interface RowGap {
  /** Into the message. */
  readonly pointer: string
  /** As the list names it. */
  readonly column: string
}

/** A row as its letter would be decided. */
export interface DecidedRow {
  readonly decided: Decided
  readonly request: MessageRequest
  readonly gaps: readonly RowGap[]
}

type Deps = Pick<BatchDeps, 'intake' | 'shapes' | 'keyring'> & BatchDeps & { readonly previews: PreviewDeps }

/** Times that values are replaced: the shape first, then what intake finds. */
const rounds = 3

/**
 * Decides the letter of a row by the functions that decide a letter that is sent. Where values are missing or wrong, made-up ones
 * replace them. Nothing is stored.
 * @throws Refusal UP-3091 for a row that has no letter: it cannot be read, or its template cannot be used
 */
export async function decideRow(deps: Deps, batch: Batch, row: RowToCheck): Promise<DecidedRow> {
  const secrets = openSecrets(batch.sealed, batch.id, deps.keyring)
  const read = await readRowOf(deps, batch, secrets, row)
  if (read.asked === undefined) throw noLetter(read.faults.map(({ detail }) => detail))
  const key = read.key ?? `${secrets.key}:${row.row}`
  const { examined, request, replaced } = await examineFilled(deps, batch, read.asked, key)
  const [decided] = await decideExamined(deps.previews, batch.sender, [examined])
  if (decided === undefined || !('letter' in decided)) throw noLetter([])
  return {
    decided,
    request,
    gaps: replaced.map((pointer) => ({ pointer, column: read.columnAt(pointer) })),
  }
}

async function readRowOf(
  deps: Deps,
  batch: Batch,
  secrets: Parameters<typeof rowContextOf>[2],
  { line, mends }: RowToCheck,
): Promise<RowRead> {
  try {
    return await readRow(line, mends, rowContextOf(deps, batch, secrets))
  } catch (error) {
    if (!(error instanceof TableRefused)) throw error
    throw new Refusal('UP-1001', 'Name a column of the list, a field of the contract or a variable of the template.', [
      { in: 'body', pointer: '/values', code: 'UP-2201', detail: error.message },
    ])
  }
}

interface ExaminedRow {
  readonly examined: Examined
  readonly request: MessageRequest
  readonly replaced: readonly string[]
}

async function examineFilled(
  { shapes, previews }: Deps,
  { sender }: Batch,
  asked: Readonly<Record<string, unknown>>,
  key: string,
): Promise<ExaminedRow> {
  const replaced = new Set<string>()
  let present = asked
  let faults: readonly Fault[] = []
  for (let round = 0; round < rounds; round++) {
    const shaped = shapes.shape(present)
    const request: MessageRequest = { ...shaped.request, priority: shaped.request.priority ?? 'bulk' }
    const [examined] = await previews.intake.examine(sender, [{ request, asked, key }])
    if (examined === undefined) throw new Error('A request was examined without a result')
    const { context } = examined
    const open = [...shaped.faults, ...context.faults.filter(({ pointer }) => shaped.reports(pointer))]
    faults = open.filter((fault) => shaped.faults.includes(fault) || !isTolerable(fault))
    if (faults.length === 0 && isComplete(context))
      return { examined: { ...examined, context: { ...context, faults: [] } }, request, replaced: [...replaced] }
    const filled = fillGaps(present, faults, context.version?.source.variables ?? [])
    if (filled.replaced.length === 0) break
    for (const pointer of filled.replaced) replaced.add(pointer)
    present = filled.asked
  }
  throw noLetter(faults.map(({ detail }) => detail))
}

/** Parts of an address that contradict each other are printed as they are, and a time that has passed changes no letter. */
function isTolerable({ pointer, code }: Fault): boolean {
  return code === 'UP-3084' || /^\/(recipient\/address(\/.*)?|sendAfter|expiresAt|channels)$/.test(pointer)
}

function isComplete(context: IntakeContext): context is CheckedRequest {
  return context.messageClass !== undefined && (context.version !== undefined || context.document !== undefined)
}

function noLetter(details: readonly string[]): Refusal {
  return new Refusal('UP-3091', ['This row has no letter yet.', ...details].join(' ').slice(0, 1_000))
}
