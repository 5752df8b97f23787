import type { Queryable } from '../../../../core/db/database.ts'
import type { Gauge } from '../../../../core/telemetry/gauge.ts'
import { readComplaintLimits, readComplaintRates } from './brakes.ts'

/** Figures about complaints: their rate by provider, and where bulk mail waits. */
export async function readComplaintGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const limits = await readComplaintLimits(hub)
  const rates = limits === undefined ? [] : await readComplaintRates(hub, limits, now)
  const labels = ({ senderDomain, provider }: (typeof rates)[number]) => ({ domain: senderDomain, provider })
  return [
    {
      name: 'uitpost_complaint_percent',
      help: 'Complaints per hundred mails in the window, by sender domain and provider; absent where too few mails left.',
      values: rates
        .filter(({ state }) => state !== 'few')
        .map((rate) => ({ labels: labels(rate), value: rate.percent })),
    },
    {
      name: 'uitpost_complaint_brake',
      help: 'Whether bulk mail to a provider waits because of complaints.',
      values: rates.map((rate) => ({ labels: labels(rate), value: rate.state === 'waiting' ? 1 : 0 })),
    },
  ]
}
