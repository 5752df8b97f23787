import type { Queryable } from '../../core/db/database.ts'
import type { Gauge } from '../../core/telemetry/gauge.ts'
import { countSuppressed } from '../suppression/list-suppressed.ts'

/** Addresses that letters do not use. */
export async function readSuppressionGauges(hub: Queryable): Promise<readonly Gauge[]> {
  return [
    {
      name: 'uitpost_suppressed_addresses',
      help: 'Addresses that letters do not use, by channel and reason.',
      values: (await countSuppressed(hub)).map(({ channel, reason, addresses }) => ({
        labels: { channel, reason },
        value: addresses,
      })),
    },
  ]
}
