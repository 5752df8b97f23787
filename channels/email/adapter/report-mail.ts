import type { Clock } from '../../../core/clock.ts'
import type { Queryable } from '../../../core/db/database.ts'
import { reportMail } from '../store/relays.ts'
import type { MailExit } from './hand-over-mail.ts'

interface ReportDeps extends MailExit {
  readonly hub: Queryable
  /** UUID of this process. */
  readonly process: string
  readonly clock: Clock
}

/**
 * Stores what this process sees of its relays and of the large providers, and divides the limits per provider with the dispatchers that
 * do the same: no mail costs a statement. What was counted is added once.
 */
export function mailReporter({ hub, process, relays, turns, clock }: ReportDeps): () => Promise<void> {
  const counted = new Map<string, { taken: number; failed: number }>()
  return async () => {
    const now = clock.now()
    const seen = relays.report()
    const rows = seen.map((each) => {
      const before = counted.get(each.name) ?? { taken: 0, failed: 0 }
      return {
        relay: each.name,
        priority: each.priority,
        weight: each.weight,
        aside_until: each.state === 'aside' ? (each.until ?? now) : null,
        offers_smtputf8: each.offersSmtpUtf8 ?? null,
        // A relay whose settings changed counts from zero again.
        taken: each.taken < before.taken ? each.taken : each.taken - before.taken,
        failed: each.failed < before.failed ? each.failed : each.failed - before.failed,
        last_success_at: each.lastSuccessAt ?? null,
        last_failure_at: each.lastFailureAt ?? null,
        last_failure: each.lastFailure ?? null,
      }
    })
    const providers = turns.report().map(({ name, waiting, underWay, slowedMs }) => ({
      provider: name,
      waiting,
      under_way: underWay,
      slowed_until: slowedMs > 0 ? new Date(now.getTime() + slowedMs) : null,
    }))
    const { count, rank, slowed } = await reportMail(hub, process, rows, providers, now)
    const left = slowed.map(({ provider, until }) => [provider, until.getTime() - now.getTime()] as const)
    turns.divide({ count, rank }, new Map(left))
    for (const { name, taken, failed } of seen) counted.set(name, { taken, failed })
  }
}
