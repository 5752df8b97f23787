import { sql } from 'drizzle-orm'
import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { listSealCertificates } from './seal-certificates.ts'

/** The letters that wait for their electronic seal, and the certificates that seal. */
export async function readSealGauges(hub: Queryable, now: Date): Promise<readonly Gauge[]> {
  const [waiting] = await hub.query<{ letters: number; since: Date | null }>(sql`
    select count(*)::int as letters, min(seal_waits_since) as since from work where seal_waits_since is not null`)
  const certificates = await listSealCertificates(hub)
  const since = waiting?.since ?? now
  return [
    {
      name: 'uitpost_seal_waiting_letters',
      help: 'Letters that wait because their electronic seal cannot be made.',
      values: [{ labels: {}, value: waiting?.letters ?? 0 }],
    },
    {
      name: 'uitpost_seal_oldest_wait_seconds',
      help: 'How long the oldest of these letters has waited.',
      values: [{ labels: {}, value: (now.getTime() - since.getTime()) / 1_000 }],
    },
    {
      name: 'uitpost_seal_certificate_end_timestamp_seconds',
      help: 'When the certificate of a seal ends, in seconds since 1970, by entity; * is every entity without its own.',
      values: certificates.flatMap(({ entityCode: entity, endsAt }) =>
        endsAt === null ? [] : [{ labels: { entity }, value: endsAt.getTime() / 1_000 }],
      ),
    },
    {
      name: 'uitpost_seal_unusable',
      help: 'Seals that cannot be used, by entity and fault.',
      values: certificates.flatMap(({ entityCode: entity, fault }) =>
        fault === null ? [] : [{ labels: { entity, fault }, value: 1 }],
      ),
    },
  ]
}
