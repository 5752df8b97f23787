import { sql } from 'drizzle-orm'
import type { Notice } from '../../channels/notices.ts'
import type { Outcome } from '../../channels/port.ts'
import type { Keyring } from '../../core/crypto/keyring.ts'
import type { Queryable } from '../../core/db/database.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { localized } from '../../core/words/language.ts'
import { writeNotice } from '../../templates/email/write-notice.ts'
import { openCode, validMinutes } from '../alerts/address-code.ts'
import type { AlertAddress } from '../alerts/alert.ts'
import { openAddress } from '../alerts/alert-address.ts'
import { quietUntil } from '../alerts/quiet-until.ts'
import { closedChannels } from '../channel-state/channel-health.ts'
import type { DispatcherDeps } from '../dispatcher-deps.ts'
import { askConditions } from './ask-conditions.ts'
import { type ClaimedAlert, claimAlerts, decideAlerts } from './claim-alerts.ts'
import { type AlertResult, settleAlerts } from './settle-alerts.ts'

const maxAtOnce = 50
/** Longer than a batch takes; mails that are still under way shortly before its end are aborted. */
const leaseMs = 600_000
const cutOffMs = 480_000

/**
 * Sends one batch of the alerts that are due. No transaction is open while mails are sent. A process that dies between the mail
 * server's answer and the commit leaves the alert to the next process, which sends it again under the same Message-ID.
 * @returns whether there were any.
 */
export async function sendAlerts(deps: DispatcherDeps, closing: AbortSignal): Promise<boolean> {
  const { hub } = deps.database
  const now = deps.clock.now()
  if (!(await alertsWait(hub, now)) || (await closedChannels(hub, now)).has('email')) return false
  const claimed = await claimAlerts(hub, now, maxAtOnce, leaseMs)
  if (claimed.length === 0) return false
  const signal = AbortSignal.any([closing, AbortSignal.timeout(cutOffMs)])
  const decisions = await askConditions(deps, claimed, await decideAlerts(hub, claimed, now), signal)
  const results: AlertResult[] = []
  const wanted: { alert: ClaimedAlert; to: AlertAddress; hidden: boolean }[] = []
  for (const [index, alert] of claimed.entries()) {
    const decision = decisions[index]
    if (decision === undefined) continue
    if ('to' in decision) {
      const until = quietUntil(alert, now)
      if (until !== undefined) results.push({ alert, quietUntil: until })
      else wanted.push({ alert, ...decision })
    } else results.push({ alert, stop: decision.stop })
  }
  const notices = wanted.map(({ alert, to, hidden }) => noticeOf(alert, to, hidden, deps.keyring))
  const outcomes: readonly Outcome[] = notices.length === 0 ? [] : await deps.mailer.send(notices, signal)
  for (const [index, each] of wanted.entries())
    results.push({ ...each, outcome: outcomes[index] ?? { kind: 'not-begun' } })
  await settleAlerts(deps, results)
  return true
}

async function alertsWait(hub: Queryable, now: Date): Promise<boolean> {
  const [row] = await hub.query<{ some: boolean }>(
    sql`select exists (select from alert where due_at <= ${now}) as some`,
  )
  return row?.some ?? false
}

function noticeOf(alert: ClaimedAlert, to: AlertAddress, hidden: boolean, keyring: Keyring): Notice {
  const { id, person, plannedAt } = alert
  const language = to.language ?? alert.language
  const about =
    alert.kind === 'confirm-address'
      ? { kind: alert.kind, code: openCode(alert.code ?? Buffer.alloc(0), person, keyring), validMinutes }
      : {
          kind: alert.kind,
          ...(alert.leavesAt !== undefined && { lastDay: lastDayBefore(alert.leavesAt) }),
          ...(!alert.sensitive && !hidden && alert.sender !== null && { sender: localized(alert.sender, language) }),
        }
  return {
    id,
    to: openAddress(to.address, person, keyring),
    language,
    date: plannedAt,
    ...writeNotice(about, language),
  }
}

/** The day before a midnight in Belgium, YYYY-MM-DD. */
function lastDayBefore(midnight: string): string {
  return brusselsDay(new Date(Date.parse(midnight) - 1))
}
