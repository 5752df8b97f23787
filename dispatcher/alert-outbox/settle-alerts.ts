import { sql } from 'drizzle-orm'
import type { Outcome } from '../../channels/port.ts'
import { channelTraits } from '../../channels/traits.ts'
import type { Tx } from '../../core/db/database.ts'
import { type Columns, rowsOf } from '../../core/db/rows-of.ts'
import type { MessageId } from '../../core/words/id.ts'
import type { AlertAddress, AlertStatus } from '../alerts/alert.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { beginChanges } from '../lifecycle/message-changes.ts'
import { writeChanges } from '../lifecycle/write-changes.ts'
import { lockMessages } from '../message/tracked-message.ts'
import { advance } from '../receipts/advance.ts'
import { retryPolicy, waitMs } from '../retry-policy.ts'
import type { ClaimedAlert, StopReason } from './claim-alerts.ts'
import { suppressMailboxes } from './suppress-mailboxes.ts'
import { watchAgain } from './watch-again.ts'

export type AlertResult = { readonly alert: ClaimedAlert } & (
  | { readonly stop: StopReason }
  /** It waits for the quiet times of its reader, and was not tried. */
  | { readonly quietUntil: Date }
  | { readonly outcome: Outcome; readonly to: AlertAddress }
)

/** The outcome of one alert, as it is written to its row. */
interface Settled {
  readonly id: string
  readonly fence: number
  readonly status: AlertStatus
  readonly reason: string | null
  readonly due_at: Date | null
  readonly attempts: number
  readonly address: Buffer | null
  readonly address_index: Buffer | null
}
const columns: Columns<Settled> = {
  id: 'uuid',
  fence: 'int',
  status: 'text',
  reason: 'text',
  due_at: 'timestamptz',
  attempts: 'int',
  address: 'bytea',
  address_index: 'bytea',
}

/** The reason of a planned alert that waits for the quiet times of its reader. */
export const quietReason = 'quiet'

/**
 * Writes the outcomes of a batch, only where this process still holds the lease. A reminder that was sent is an event of its
 * letter, in the same transaction; an address that the server refused is suppressed.
 */
export async function settleAlerts(
  { database, clock }: DispatcherDeps,
  results: readonly AlertResult[],
): Promise<void> {
  const now = clock.now()
  const settled = new Map(results.map((result) => [result, settledOf(result, now)]))
  await database.asHub(async (tx) => {
    // Messages are locked before alerts, as in every transaction.
    const locked = await lockMessages(tx, [...new Set(results.flatMap(({ alert }) => alert.message ?? []))])
    const rows = await tx.query<{ id: string }>(sql`
      update alert a set status = s.status, reason = s.reason, due_at = s.due_at, attempts = s.attempts,
        settled_at = case when s.due_at is null then ${now}::timestamptz end,
        address = s.address, address_index = s.address_index,
        code = case when s.due_at is null then null else a.code end
      from ${rowsOf('s', columns, [...settled.values()])}
      where a.id = s.id and a.fence = s.fence and a.status = 'planned' returning a.id`)
    const mine = new Set(rows.map(({ id }) => id))
    const written = results.filter(({ alert }) => mine.has(alert.id))
    await recordReminders(tx, locked, written, now)
    await suppressMailboxes(
      tx,
      written.flatMap(({ alert, ...result }) => {
        const { message } = alert
        const entity = message === null ? undefined : locked.get(message)?.entity
        if (!('outcome' in result) || result.outcome.kind !== 'rejected') return []
        if (message === null || entity === undefined) return []
        const { reason, detail } = result.outcome
        const isWrong = reason === 'unknown-recipient' || reason === 'address-refused'
        return isWrong ? [{ address: result.to.index, message, entity, code: detail }] : []
      }),
      now,
    )
    await watchAgain(
      tx,
      written.flatMap((result) =>
        settled.get(result)?.status === 'failed' && result.alert.message !== null ? [result.alert.message] : [],
      ),
      now,
    )
    await countOutcomes(
      tx,
      written.flatMap((result) => {
        const row = settled.get(result)
        return row === undefined || row.reason === quietReason
          ? []
          : [{ kind: result.alert.kind, outcome: row.due_at === null ? row.status : 'retried' }]
      }),
    )
  })
}

function settledOf(result: AlertResult, now: Date): Settled {
  const { alert } = result
  const { id, fence, attempts } = alert
  if (!('outcome' in result)) {
    const { address, index } = alert
    const untried = { id, fence, attempts, address, address_index: index }
    return 'stop' in result
      ? { ...untried, status: 'stopped', reason: result.stop, due_at: null }
      : { ...untried, status: 'planned', reason: quietReason, due_at: result.quietUntil }
  }
  const { outcome, to } = result
  const tried = { id, fence, attempts: attempts + 1, address: to.address, address_index: to.index }
  const ended = (status: AlertStatus, reason: string | null): Settled => ({ ...tried, status, reason, due_at: null })
  const later = (retryAfterMs = 0): Settled => {
    if (attempts + 1 >= retryPolicy.alert.maxAttempts) return ended('failed', 'unavailable')
    const wait = waitMs(retryPolicy.alert, attempts, retryAfterMs)
    return { ...tried, status: 'planned', reason: outcome.kind, due_at: new Date(now.getTime() + wait) }
  }
  switch (outcome.kind) {
    case 'accepted':
      return ended('sent', null)
    case 'rejected':
      return ended('failed', outcome.reason)
    case 'unavailable':
      return later(outcome.retryAfterMs)
    case 'unknown':
      return channelTraits.email.onUnknown === 'hold' ? ended('failed', 'unknown') : later()
    case 'deferred':
    case 'unreadable':
    case 'not-begun':
      return {
        ...tried,
        status: 'planned',
        reason: null,
        due_at: new Date(now.getTime() + (outcome.kind === 'not-begun' ? (outcome.retryAfterMs ?? 0) : 0)),
        attempts,
      }
    default:
      return outcome satisfies never
  }
}

async function recordReminders(
  tx: Tx,
  locked: Awaited<ReturnType<typeof lockMessages>>,
  written: readonly AlertResult[],
  now: Date,
): Promise<void> {
  const changes = beginChanges()
  const reminded = new Set<MessageId>()
  for (const { alert, ...result } of written) {
    if (alert.kind !== 'reminder' || alert.message === null || reminded.has(alert.message)) continue
    if (!('outcome' in result) || result.outcome.kind !== 'accepted') continue
    reminded.add(alert.message)
    const message = locked.get(alert.message)
    if (message !== undefined) advance(changes, message, [{ event: { type: 'reminded' }, quietly: true }], now)
  }
  await writeChanges(tx, changes, now)
}

async function countOutcomes(
  tx: Tx,
  outcomes: readonly { readonly kind: string; readonly outcome: string }[],
): Promise<void> {
  if (outcomes.length === 0) return
  await tx.query(sql`
    insert into alert_outcome as known (kind, outcome, alerts)
    select kind, outcome, count(*) from ${rowsOf('seen', { kind: 'text', outcome: 'text' }, outcomes)} group by kind, outcome order by kind, outcome
    on conflict (kind, outcome) do update set alerts = known.alerts + excluded.alerts`)
}
