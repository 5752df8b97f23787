import type { Queryable } from '../../../../core/db/database.ts'
import type { Gauge } from '../../../../core/telemetry/gauge.ts'
import { findingStates } from './finding.ts'
import { listSenderDomains } from './sender-domains.ts'

/** Figures about the sender domains: their findings by state, and the age of the last check. */
export async function readSenderDomainGauges(hub: Queryable): Promise<readonly Gauge[]> {
  const domains = await listSenderDomains(hub)
  return [
    {
      name: 'uitpost_sender_domain_findings',
      help: 'Findings of the last check of a sender domain, by state; a fault means that receivers may refuse its mail.',
      values: domains.flatMap(({ domain, findings }) =>
        findingStates.map((state) => ({
          labels: { domain, state },
          value: findings.filter((each) => each.state === state).length,
        })),
      ),
    },
    {
      name: 'uitpost_sender_domain_checked_timestamp_seconds',
      help: 'When a sender domain was last checked, in seconds since 1970; absent before the first check.',
      values: domains.flatMap(({ domain, checkedAt }) =>
        checkedAt === null ? [] : [{ labels: { domain }, value: checkedAt.getTime() / 1_000 }],
      ),
    },
  ]
}
