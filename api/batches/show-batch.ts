import { showId } from '../../core/words/id.ts'
import type { MessageStatus } from '../../core/words/message.ts'
import type { RowIssue } from '../../dispatcher/batches/batch.ts'
import { type BatchView, progressOf, statusOf } from '../../dispatcher/batches/read/batch-view.ts'
import type { RowLine } from '../../dispatcher/batches/read/list-rows.ts'
import type { BatchRow, ShownBatch } from '../contract/batches/batches.ts'

/** A batch as the contract shows it; absent values are left out. */
export function showBatch(view: BatchView, now: Date): ShownBatch {
  const { checked, ready, fixable, refused, duplicate, accepted } = view.totals
  const self = `/v1/batches/${showId('batch', view.id)}`
  return {
    id: showId('batch', view.id),
    status: statusOf(view),
    mode: view.mode,
    format: view.format,
    ...(view.name !== undefined && { name: view.name }),
    dryRun: view.dryRun,
    test: view.sender.test,
    ...(view.templateKey !== null && { template: view.templateKey }),
    ...(view.total !== null && { total: view.total }),
    progress: progressOf(view),
    counts: {
      checked,
      ready,
      invalid: fixable + refused,
      fixable,
      refused,
      duplicate,
      accepted,
      ...(view.letters !== undefined && lettersOf(view.letters)),
    },
    ...(view.letters !== undefined && { letters: view.letters }),
    ...(view.stages !== null && { stages: [...view.stages], stage: view.stage }),
    ...waitsOf(view, now),
    issues: view.issues.map((each) => ({ row: 0, ...shownIssue(each) })),
    createdAt: view.createdAt.toISOString(),
    updatedAt: view.updatedAt.toISOString(),
    ...(view.endedAt !== null && { endedAt: view.endedAt.toISOString() }),
    ...(view.personalDataRemovedAt !== null && { personalDataRemovedAt: view.personalDataRemovedAt.toISOString() }),
    links: { self, rows: `${self}/rows`, failures: `${self}/rows?status=invalid&format=csv` },
  }
}

function shownIssue({ values, ...issue }: RowIssue): BatchRow['issues'][number] {
  return { ...issue, ...(values && { values: { ...values } }) }
}

function lettersOf(letters: Readonly<Partial<Record<MessageStatus, number>>>) {
  const { sent = 0, delivered = 0, read = 0, undeliverable = 0, failed = 0, cancelled = 0 } = letters
  return { sent, delivered, read, undeliverable, failed, cancelled }
}

function waitsOf(
  { phase, paused, dueAt, asksColumns }: BatchView,
  now: Date,
): Pick<ShownBatch, 'waitsFor' | 'waitsUntil'> {
  if (asksColumns && phase !== 'ended' && phase !== 'undoing') return { waitsFor: 'columns' }
  if (phase === 'waiting' && !paused) return { waitsFor: 'continue' }
  const takesLetters = phase === 'checking' || phase === 'accepting'
  if (takesLetters && !paused && dueAt > now) return { waitsFor: 'quota', waitsUntil: dueAt.toISOString() }
  return {}
}

/** A row as the contract shows it. */
export function showRow({
  message,
  messageStatus,
  reference,
  seed,
  mended,
  issues,
  warnings,
  ...row
}: RowLine): BatchRow {
  return {
    row: row.row,
    status: row.status,
    heap: row.heap,
    ...(reference !== null && { reference }),
    ...(message !== null && { message: showId('message', message) }),
    ...(messageStatus !== null && { messageStatus }),
    ...(seed && { seed }),
    ...(mended && { mended }),
    issues: issues.map(shownIssue),
    ...(warnings.length > 0 && { warnings: warnings.map(shownIssue) }),
  }
}
